package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A service's ports: {@code [[host:]published:]target[/protocol]}, ranges included. */
final class Ports {
  private static final Pattern SHORT =
      Pattern.compile(
          "(?:(?:(?<host>\\[[^]]*]|[^:\\[]*):)?(?<published>[0-9]*(?:-[0-9]+)?):)?"
              + "(?<target>[0-9]+)(?:-(?<last>[0-9]+))?(?:/(?<protocol>[A-Za-z]+))?");
  private static final int MOST = 10_000;

  private Ports() {}

  static Node listed(Node value) {
    return ShortForms.spread(value, Ports::port);
  }

  private static List<? extends Node> port(Node element) {
    return switch (element) {
      case Mapping mapping -> List.of(written(mapping));
      case Scalar scalar -> shortForm(scalar);
      default -> List.of(element);
    };
  }

  private static Mapping written(Mapping port) {
    Mapping typed =
        Rewrite.values(
            port,
            (key, value) ->
                switch (key) {
                  case "published" -> Rewrite.asText(value);
                  case "target" -> number(value);
                  default -> value;
                });
    return filled(typed, "tcp");
  }

  private static Node number(Node value) {
    return value instanceof Scalar scalar && scalar.type() == ScalarType.STRING
        ? Rewrite.of(ScalarType.INTEGER, scalar.text(), scalar)
        : value;
  }

  private static Mapping filled(Mapping port, String protocol) {
    return Rewrite.withDefault(
        Rewrite.withDefault(port, "protocol", Rewrite.text(protocol, port)),
        "mode",
        Rewrite.text("ingress", port));
  }

  private static List<? extends Node> shortForm(Scalar scalar) {
    Matcher port = SHORT.matcher(scalar.text());
    if (!port.matches()) {
      return List.of(unreadable(scalar));
    }
    long first = Long.parseLong(port.group("target"));
    long last = port.group("last") == null ? first : Long.parseLong(port.group("last"));
    Optional<List<String>> published = published(port.group("published"), last - first + 1);
    if (last < first || last - first > MOST || published.isEmpty()) {
      return List.of(unreadable(scalar));
    }
    String protocol =
        Optional.ofNullable(port.group("protocol")).orElse("tcp").toLowerCase(Locale.ROOT);
    String host = Optional.ofNullable(port.group("host")).orElse("");
    var all = new ArrayList<Node>();
    for (int i = 0; i <= last - first; i++) {
      Map<String, Node> entries = new LinkedHashMap<>();
      entries.put("target", Rewrite.of(ScalarType.INTEGER, Long.toString(first + i), scalar));
      if (!published.get().isEmpty()) {
        entries.put("published", Rewrite.text(published.get().get(i), scalar));
      }
      if (!host.isEmpty()) {
        entries.put("host_ip", Rewrite.text(bare(host), scalar));
      }
      all.add(filled(Rewrite.mapping(entries, scalar), protocol));
    }
    return all;
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /**
   * The published port of each target; none where the system chooses. One target keeps its range,
   * out of which the system chooses.
   */
  private static Optional<List<String>> published(@Nullable String written, long targets) {
    if (written == null || written.isEmpty()) {
      return Optional.of(List.of());
    }
    int dash = written.indexOf('-');
    if (targets == 1) {
      return Optional.of(List.of(written));
    }
    if (dash < 0) {
      return Optional.empty();
    }
    long first = Long.parseLong(written.substring(0, dash));
    long last = Long.parseLong(written.substring(dash + 1));
    if (last - first + 1 != targets || targets > MOST) {
      return Optional.empty();
    }
    var all = new ArrayList<String>();
    for (long port = first; port <= last; port++) {
      all.add(Long.toString(port));
    }
    return Optional.of(all);
  }

  private static Node unreadable(Scalar scalar) {
    return new Node.Unreadable(
        "no port: [[host:]published:]target[/protocol] was expected",
        "correct it, or write the long form",
        scalar.origin(),
        scalar.line());
  }
}
