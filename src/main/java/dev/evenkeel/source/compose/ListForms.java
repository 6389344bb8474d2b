package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Masked;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.source.file.format.MappingDraft;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lists that say the same as a mapping ({@code - KEY=VALUE}, {@code - NAME}) written as that
 * mapping. Done before variables are put in, so that what is unresolved stands at its own key.
 */
final class ListForms {
  private ListForms() {}

  static Mapping project(Mapping project) {
    return Rewrite.values(
        project,
        (key, value) ->
            switch (key) {
              case "services" -> Rewrite.each(value, ListForms::service);
              case "networks", "volumes", "secrets", "configs" ->
                  Rewrite.each(value, ListForms::resource);
              default -> value;
            });
  }

  private static Node resource(Node node) {
    return node instanceof Mapping mapping
        ? Rewrite.values(
            mapping,
            (key, value) ->
                key.equals("labels") || key.equals("driver_opts") ? assignments(value) : value)
        : node;
  }

  static Node service(Node node) {
    return node instanceof Mapping service ? Rewrite.values(service, ListForms::tagged) : node;
  }

  /** A tag may stand around the list: {@code !override [A=1]}. */
  private static Node tagged(String key, Node value) {
    Tag tag = Tag.of(value);
    return tag == null ? field(key, value) : tag.around(field(key, tag.tagged()));
  }

  private static Node field(String key, Node value) {
    return switch (key) {
      case "environment", "labels", "annotations", "sysctls", "storage_opt" -> assignments(value);
      case "extra_hosts" -> hosts(value);
      case "depends_on", "networks", "models" -> names(value);
      case "build" -> build(value);
      case "deploy" -> resource(value);
      default -> value;
    };
  }

  private static Node build(Node node) {
    if (node instanceof Scalar scalar && scalar.type() == ScalarType.STRING) {
      return Rewrite.mapping(Map.of("context", scalar), scalar);
    }
    return node instanceof Mapping build
        ? Rewrite.values(
            build,
            (key, value) ->
                switch (key) {
                  case "args", "labels", "additional_contexts" -> assignments(value);
                  case "extra_hosts" -> hosts(value);
                  default -> value;
                })
        : node;
  }

  private static Node assignments(Node node) {
    if (!(node instanceof Sequence list)) {
      return Rewrite.each(node, Rewrite::asText);
    }
    var draft = new MappingDraft();
    for (Node element : list.elements()) {
      if (element instanceof Scalar scalar) {
        assignment(scalar, scalar.text().indexOf('='), draft);
      } else {
        return node;
      }
    }
    return draft.toMapping(list.origin(), list.line());
  }

  private static void assignment(Scalar scalar, int split, MappingDraft draft) {
    String text = scalar.text();
    if (split < 0) {
      draft.put(text, Rewrite.nothing(scalar));
    } else {
      draft.put(
          text.substring(0, split),
          Masked.leaf(
              ScalarType.STRING, text.substring(split + 1), scalar.origin(), scalar.line()));
    }
  }

  /** {@code host=address} or {@code host:address}; a host with several addresses has a list. */
  private static Node hosts(Node node) {
    if (!(node instanceof Sequence list)) {
      return node;
    }
    Map<String, Node> hosts = new LinkedHashMap<>();
    for (Node element : list.elements()) {
      int split = element instanceof Scalar scalar ? separator(scalar.text()) : -1;
      if (split < 0) {
        return node;
      }
      String text = ((Scalar) element).text();
      Node address = Rewrite.text(text.substring(split + 1), element);
      hosts.merge(text.substring(0, split), address, ListForms::both);
    }
    return Rewrite.mapping(hosts, node);
  }

  private static Node both(Node first, Node second) {
    var all = Rewrite.listed(first);
    all.add(second);
    return Rewrite.sequence(all, first);
  }

  private static int separator(String text) {
    int equals = text.indexOf('=');
    return equals >= 0 ? equals : text.indexOf(':');
  }

  private static Node names(Node node) {
    if (!(node instanceof Sequence list)) {
      return node;
    }
    Map<String, Node> named = new LinkedHashMap<>();
    for (Node element : list.elements()) {
      if (!(element instanceof Scalar scalar)) {
        return node;
      }
      named.put(scalar.text(), Rewrite.nothing(scalar));
    }
    return Rewrite.mapping(named, node);
  }
}
