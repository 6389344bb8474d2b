package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Short forms written out as the long ones, and what Compose takes for granted filled in, so that
 * two spellings of one setting are equal. Done after variables are put in.
 */
final class ShortForms {
  private ShortForms() {}

  static Mapping project(Mapping project) {
    return Rewrite.values(
        project,
        (key, value) ->
            switch (key) {
              case "services" -> Rewrite.each(value, ShortForms::service);
              case "networks", "volumes", "secrets", "configs" ->
                  Rewrite.each(value, ShortForms::resource);
              default -> value;
            });
  }

  /** A resource without settings may be null; {@code external: {name: x}} is an older spelling. */
  private static Node resource(Node value) {
    if (Rewrite.isNull(value)) {
      return Rewrite.mapping(Map.of(), value);
    }
    if (value instanceof Mapping resource
        && resource.get("external") instanceof Mapping external
        && external.get("name") instanceof Node name) {
      Node yes = Rewrite.of(ScalarType.BOOLEAN, "true", external);
      return Rewrite.withDefault(
          Rewrite.values(resource, (key, node) -> key.equals("external") ? yes : node),
          "name",
          name);
    }
    return value;
  }

  static Node service(Node node) {
    return node instanceof Mapping service ? Rewrite.values(service, ShortForms::tagged) : node;
  }

  private static Node tagged(String key, Node value) {
    Tag tag = Tag.of(value);
    return tag == null ? field(key, value) : tag.around(field(key, tag.tagged()));
  }

  private static Node field(String key, Node value) {
    return switch (key) {
      case "ports" -> Ports.listed(value);
      case "volumes" -> Mounts.listed(value);
      case "secrets" -> granted(value, "", "/run/secrets/");
      case "configs" -> granted(value, "/", "/");
      case "devices" -> Rewrite.elements(value, Mounts::device);
      case "environment", "labels", "annotations", "sysctls" ->
          Rewrite.each(value, Rewrite::asText);
      case "command", "entrypoint" -> words(value);
      case "healthcheck" -> healthcheck(value);
      case "ulimits" -> Rewrite.each(value, ShortForms::limit);
      case "depends_on" -> Rewrite.each(value, ShortForms::dependency);
      case "networks" -> Rewrite.each(value, ShortForms::attachment);
      case "build" -> build(value);
      case "dns", "dns_search", "tmpfs", "env_file", "label_file" -> list(value);
      case "expose", "group_add", "cap_add", "cap_drop" -> Rewrite.elements(value, Rewrite::asText);
      default -> value;
    };
  }

  private static Node list(Node value) {
    return value instanceof Scalar && !Rewrite.isNull(value)
        ? Rewrite.sequence(List.of(value), value)
        : value instanceof Mapping ? Rewrite.sequence(List.of(value), value) : value;
  }

  private static Node words(Node value) {
    if (!(value instanceof Scalar scalar) || scalar.type() != ScalarType.STRING) {
      return value;
    }
    return ShellWords.of(scalar.text())
        .<Node>map(
            words ->
                Rewrite.sequence(
                    words.stream().map(word -> Rewrite.text(word, scalar)).toList(), scalar))
        .orElse(value);
  }

  private static Node healthcheck(Node value) {
    return value instanceof Mapping check
        ? Rewrite.values(check, (key, node) -> key.equals("test") ? test(node) : node)
        : value;
  }

  private static Node test(Node node) {
    if (!(node instanceof Scalar scalar) || scalar.type() != ScalarType.STRING) {
      return node;
    }
    return scalar.text().equals("NONE")
        ? Rewrite.sequence(List.of(scalar), scalar)
        : Rewrite.sequence(List.of(Rewrite.text("CMD-SHELL", scalar), scalar), scalar);
  }

  private static Node limit(Node value) {
    return value instanceof Scalar scalar && !Rewrite.isNull(scalar)
        ? Rewrite.mapping(ordered("soft", scalar, "hard", scalar), scalar)
        : value;
  }

  private static Node dependency(Node value) {
    Mapping written = value instanceof Mapping mapping ? mapping : Rewrite.mapping(Map.of(), value);
    Mapping conditioned =
        Rewrite.withDefault(written, "condition", Rewrite.text("service_started", value));
    return withoutFalse(
        Rewrite.withDefault(conditioned, "required", Rewrite.of(ScalarType.BOOLEAN, "true", value)),
        "restart");
  }

  /** An attachment without settings may be written as null or as an empty mapping. */
  private static Node attachment(Node value) {
    return value instanceof Mapping mapping && mapping.size() == 0 ? Rewrite.nothing(value) : value;
  }

  private static Node build(Node value) {
    if (!(value instanceof Mapping build)) {
      return value;
    }
    Mapping placed = Rewrite.withDefault(build, "context", Rewrite.text(".", value));
    return build.get("dockerfile_inline") != null
        ? placed
        : Rewrite.withDefault(placed, "dockerfile", Rewrite.text("Dockerfile", value));
  }

  /** A secret or config granted to a service; its usual target says nothing. */
  private static Node granted(Node value, String usual, String folder) {
    return Rewrite.elements(
        value,
        element -> {
          if (element instanceof Scalar scalar && scalar.type() == ScalarType.STRING) {
            return Rewrite.mapping(Map.of("source", scalar), scalar);
          }
          if (element instanceof Mapping grant
              && grant.text("source") instanceof String source
              && grant.text("target") instanceof String target
              && (target.equals(usual + source) || target.equals(folder + source))) {
            return Rewrite.without(grant, "target");
          }
          return element;
        });
  }

  static Mapping withoutFalse(Mapping mapping, String key) {
    return "false".equals(mapping.text(key)) ? Rewrite.without(mapping, key) : mapping;
  }

  static Map<String, Node> ordered(String first, Node value, String second, @Nullable Node other) {
    Map<String, Node> entries = new LinkedHashMap<>();
    entries.put(first, value);
    if (other != null) {
      entries.put(second, other);
    }
    return entries;
  }

  /** Replaces each element by any number of others. */
  static Node spread(Node value, Function<Node, List<? extends Node>> change) {
    if (!(value instanceof Sequence sequence)) {
      return value;
    }
    var all = new ArrayList<Node>();
    sequence.elements().forEach(element -> all.addAll(change.apply(element)));
    return Rewrite.sequence(all, sequence);
  }
}
