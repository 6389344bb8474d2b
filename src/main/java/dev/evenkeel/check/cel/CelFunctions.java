package dev.evenkeel.check.cel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.Immutable;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationExceptionBuilder;
import dev.cel.runtime.CelFunctionBinding;
import dev.evenkeel.difference.canonical.Cidr;
import dev.evenkeel.difference.canonical.Durations;
import dev.evenkeel.difference.canonical.ImageReference;
import dev.evenkeel.difference.canonical.Quantity;
import dev.evenkeel.difference.canonical.UrlForm;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The domain's values in CEL, beside the standard functions ({@code duration} among them):
 *
 * <ul>
 *   <li>{@code quantity(x)}: a Kubernetes quantity as a number, {@code quantity('1.5Gi')}
 *   <li>{@code seconds(x)}: a duration as a number of seconds, days and ISO 8601 too
 *   <li>{@code semver(x)}: a map of major, minor, patch, prerelease, build
 *   <li>{@code semverCompare(a, b)}: -1, 0 or 1
 *   <li>{@code cidr(x)}: a map of network and prefix; {@code cidrContains(outer, inner)}
 *   <li>{@code image(x)}: a map of registry, repository, tag, digest
 *   <li>{@code url(x)}: a map of scheme, host, port, path, canonical
 * </ul>
 *
 * <p>What is no such value is an error, and so no answer.
 */
final class CelFunctions {
  private static final List<Declared> ALL =
      List.of(
          one("quantity", x -> Quantity.parse(x).map(q -> number(q.value()))),
          one("seconds", x -> Durations.seconds(x).map(CelFunctions::number)),
          one("semver", x -> SemVer.parse(x).map(CelFunctions::parts)),
          two("semverCompare", CelFunctions::semverCompare),
          one("cidr", x -> Cidr.parse(x).map(CelFunctions::parts)),
          two("cidrContains", CelFunctions::cidrContains),
          one("image", x -> ImageReference.parse(x).map(CelFunctions::parts)),
          one("url", CelFunctions::url));

  private static final int IPV4_BYTES = 4;

  private CelFunctions() {}

  private record Declared(CelFunctionDecl declaration, Iterable<CelFunctionBinding> bindings) {}

  @Immutable
  private interface One {
    Optional<Object> of(String text);
  }

  @Immutable
  private interface Two {
    Optional<Object> of(String first, String second);
  }

  static List<CelFunctionDecl> declarations() {
    return ALL.stream().map(Declared::declaration).toList();
  }

  static List<CelFunctionBinding> bindings() {
    var all = new ArrayList<CelFunctionBinding>();
    ALL.forEach(declared -> declared.bindings().forEach(all::add));
    return all;
  }

  private static Declared one(String name, One function) {
    String id = name + "_dyn";
    return new Declared(
        CelFunctionDecl.newFunctionDeclaration(
            name, CelOverloadDecl.newGlobalOverload(id, SimpleType.DYN, SimpleType.DYN)),
        CelFunctionBinding.fromOverloads(
            name,
            CelFunctionBinding.from(
                id, Object.class, x -> orError(name, function.of(String.valueOf(x)), x))));
  }

  private static Declared two(String name, Two function) {
    String id = name + "_dyn_dyn";
    return new Declared(
        CelFunctionDecl.newFunctionDeclaration(
            name,
            CelOverloadDecl.newGlobalOverload(id, SimpleType.DYN, SimpleType.DYN, SimpleType.DYN)),
        CelFunctionBinding.fromOverloads(
            name,
            CelFunctionBinding.from(
                id,
                Object.class,
                Object.class,
                (a, b) ->
                    orError(
                        name,
                        function.of(String.valueOf(a), String.valueOf(b)),
                        a + " and " + b))));
  }

  private static Object orError(String name, Optional<Object> result, Object argument)
      throws CelEvaluationException {
    if (result.isEmpty()) {
      throw CelEvaluationExceptionBuilder.newBuilder(
              name + "() cannot read " + Objects.toString(argument))
          .build();
    }
    return result.get();
  }

  /** A whole number in range is exact; any other is the nearest double. */
  private static Object number(BigDecimal exact) {
    try {
      return exact.longValueExact();
    } catch (ArithmeticException e) {
      return exact.doubleValue();
    }
  }

  private static Object parts(SemVer version) {
    return ImmutableMap.of(
        "major", number(new BigDecimal(version.major())),
        "minor", number(new BigDecimal(version.minor())),
        "patch", number(new BigDecimal(version.patch())),
        "prerelease", ImmutableList.copyOf(version.prerelease()),
        "build", version.build());
  }

  private static Optional<Object> semverCompare(String first, String second) {
    return SemVer.parse(first)
        .flatMap(a -> SemVer.parse(second).map(b -> (long) Integer.signum(a.compareTo(b))));
  }

  private static Object parts(Cidr cidr) {
    return ImmutableMap.of("network", dotted(cidr.network()), "prefix", (long) cidr.prefix());
  }

  /** The address as people write it; an IPv6 address with all its groups. */
  private static String dotted(String hexadecimal) {
    byte[] address = HexFormat.of().parseHex(hexadecimal);
    var groups = new StringJoiner(address.length == IPV4_BYTES ? "." : ":");
    if (address.length == IPV4_BYTES) {
      for (byte part : address) {
        groups.add(Integer.toString(part & 0xff));
      }
    } else {
      for (int i = 0; i < address.length; i += 2) {
        groups.add(Integer.toHexString((address[i] & 0xff) << 8 | (address[i + 1] & 0xff)));
      }
    }
    return groups.toString();
  }

  private static Optional<Object> cidrContains(String outer, String inner) {
    return Cidr.parse(outer).flatMap(a -> Cidr.parse(inner).map(a::contains));
  }

  private static Object parts(ImageReference image) {
    return ImmutableMap.of(
        "registry", image.registry(),
        "repository", image.repository(),
        "tag", image.tag().orElse(""),
        "digest", image.digest().orElse(""));
  }

  private static Optional<Object> url(String text) {
    try {
      var uri = new URI(text);
      return UrlForm.canonical(text)
          .map(
              canonical ->
                  ImmutableMap.of(
                      "scheme", Objects.requireNonNullElse(uri.getScheme(), ""),
                      "host", Objects.requireNonNullElse(uri.getHost(), ""),
                      "port", (long) uri.getPort(),
                      "path", Objects.requireNonNullElse(uri.getPath(), ""),
                      "canonical", canonical));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
