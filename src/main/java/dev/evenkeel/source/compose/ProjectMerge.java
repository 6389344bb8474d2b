package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lays one file over another by the merge rules of the Compose specification: mappings merge, lists
 * are joined and an element that stands for the same thing replaces the earlier one, commands and
 * health checks are replaced, {@code !reset} takes out and {@code !override} replaces. Null over a
 * mapping or list changes nothing. A value that replaced others knows their places.
 */
final class ProjectMerge {
  private static final List<List<String>> REPLACED =
      List.of(
          List.of("services", "*", "command"),
          List.of("services", "*", "entrypoint"),
          List.of("services", "*", "healthcheck", "test"));

  private final List<String> path = new ArrayList<>();

  static Mapping merged(Mapping base, Mapping over) {
    return new ProjectMerge().mappings(base, over);
  }

  /** The project without tags that have nothing below them to act on. */
  static Mapping settled(Mapping project) {
    return merged(Mapping.of(List.of(), List.of(), project.origin(), project.line()), project);
  }

  /** One service over the one it extends. */
  static Mapping service(String name, Mapping base, Mapping over) {
    var merge = new ProjectMerge();
    merge.path.addAll(List.of("services", name));
    return merge.mappings(base, over);
  }

  private Mapping mappings(Mapping base, Mapping over) {
    Map<String, Node> merged = base.asMap();
    for (int i = 0; i < over.size(); i++) {
      path.add(over.key(i));
      Node value = value(merged.get(over.key(i)), over.value(i));
      path.removeLast();
      if (value == null) {
        merged.remove(over.key(i));
      } else {
        merged.put(over.key(i), value);
      }
    }
    return Rewrite.mapping(merged, over.size() == 0 ? base : over);
  }

  private @Nullable Node value(@Nullable Node base, Node over) {
    Tag tag = Tag.of(over);
    if (tag != null) {
      return tag.name().equals(Tag.RESET) ? null : settled(tag.tagged());
    }
    if (base == null || path.getLast().startsWith("x-") || isReplaced()) {
      return base == null ? settled(over) : replacing(base, over);
    }
    if (base instanceof Mapping lower && over instanceof Mapping upper) {
      return isOtherLogging(lower, upper) ? over : mappings(lower, upper);
    }
    if (base instanceof Sequence lower && over instanceof Sequence upper) {
      return joined(lower, upper);
    }
    boolean says = !Rewrite.isNull(over) || base instanceof Scalar;
    return says ? replacing(base, over) : base;
  }

  private Node settled(Node node) {
    return node instanceof Mapping mapping
        ? mappings(Mapping.of(List.of(), List.of(), node.origin(), node.line()), mapping)
        : node;
  }

  static Node replacing(Node base, Node over) {
    if (!(over instanceof Scalar scalar)) {
      return over;
    }
    var lost = new ArrayList<>(base.origin().lost());
    lost.add(base.at());
    return new Scalar(scalar.type(), scalar.text(), scalar.origin().over(lost), scalar.line());
  }

  private boolean isReplaced() {
    return REPLACED.stream().anyMatch(this::isHere);
  }

  private boolean isHere(List<String> pattern) {
    if (pattern.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < pattern.size(); i++) {
      if (!pattern.get(i).equals("*") && !pattern.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Options of one logging driver say nothing to another. */
  private boolean isOtherLogging(Mapping base, Mapping over) {
    String lower = base.text("driver");
    String upper = over.text("driver");
    return isHere(List.of("services", "*", "logging"))
        && lower != null
        && upper != null
        && !lower.equals(upper);
  }

  private Sequence joined(Sequence base, Sequence over) {
    Map<Object, Node> elements = new LinkedHashMap<>();
    for (Node element : base.elements()) {
      elements.put(Objects.requireNonNullElse(identity(element), new Object()), element);
    }
    for (Node element : over.elements()) {
      elements.put(Objects.requireNonNullElse(identity(element), new Object()), element);
    }
    return Rewrite.sequence(List.copyOf(elements.values()), over);
  }

  /** What tells an element of the list here apart; null where every element counts. */
  private @Nullable String identity(Node element) {
    if (element instanceof Scalar scalar) {
      return path.getLast().equals("devices") ? device(scalar.text()) : scalar.text();
    }
    if (!(element instanceof Mapping mapping)) {
      return null;
    }
    return switch (path.getLast()) {
      case "ports" ->
          String.join(
              " ",
              text(mapping, "host_ip", "0.0.0.0"),
              text(mapping, "published", ""),
              text(mapping, "target", ""),
              text(mapping, "protocol", "tcp"));
      case "volumes" -> mapping.text("target");
      case "secrets", "configs" -> text(mapping, "target", text(mapping, "source", ""));
      case "env_file" -> mapping.text("path");
      default -> null;
    };
  }

  private static String device(String text) {
    String[] parts = text.split(":", -1);
    return parts.length > 1 ? parts[1] : text;
  }

  private static String text(Mapping mapping, String key, String absent) {
    return Objects.requireNonNullElse(mapping.text(key), absent);
  }
}
