package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A service's volumes and devices: {@code [source:]target[:options]}. */
final class Mounts {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");

  private Mounts() {}

  static Node listed(Node value) {
    return Rewrite.elements(value, Mounts::mount);
  }

  private static Node mount(Node element) {
    return switch (element) {
      case Mapping mapping -> withoutUsual(mapping);
      case Scalar scalar when scalar.type() == ScalarType.STRING -> shortForm(scalar);
      default -> element;
    };
  }

  private static Mapping withoutUsual(Mapping mount) {
    Mapping plain = ShortForms.withoutFalse(mount, "read_only");
    return Rewrite.values(
        plain,
        (key, value) -> {
          if (!(value instanceof Mapping options)) {
            return value;
          }
          Mapping left =
              key.equals("bind") && "true".equals(options.text("create_host_path"))
                  ? Rewrite.without(options, "create_host_path")
                  : ShortForms.withoutFalse(options, "nocopy");
          return left.size() == 0 ? null : left;
        });
  }

  private static Node shortForm(Scalar scalar) {
    String text = scalar.text();
    int from = DRIVE.matcher(text).matches() ? 2 : 0;
    int first = text.indexOf(':', from);
    Map<String, Node> entries = new LinkedHashMap<>();
    if (first < 0) {
      entries.put("type", Rewrite.text("volume", scalar));
      entries.put("target", scalar);
      return Rewrite.mapping(entries, scalar);
    }
    String source = text.substring(0, first);
    String rest = text.substring(first + 1);
    int second = rest.indexOf(':', DRIVE.matcher(rest).matches() ? 2 : 0);
    String target = second < 0 ? rest : rest.substring(0, second);
    boolean bind = isPath(source);
    entries.put("type", Rewrite.text(bind ? "bind" : "volume", scalar));
    entries.put("source", Rewrite.text(source, scalar));
    entries.put("target", Rewrite.text(target, scalar));
    if (second >= 0) {
      for (String option : rest.substring(second + 1).split(",", -1)) {
        option(option, bind, entries, scalar);
      }
    }
    return Rewrite.mapping(entries, scalar);
  }

  private static void option(String option, boolean bind, Map<String, Node> entries, Scalar at) {
    Scalar yes = Rewrite.of(ScalarType.BOOLEAN, "true", at);
    switch (option) {
      case "ro" -> entries.put("read_only", yes);
      case "rw", "" -> {}
      case "z", "Z" ->
          entries.put("bind", Rewrite.mapping(Map.of("selinux", Rewrite.text(option, at)), at));
      case "nocopy" -> entries.put("volume", Rewrite.mapping(Map.of("nocopy", yes), at));
      case "cached", "delegated", "consistent" ->
          entries.put("consistency", Rewrite.text(option, at));
      default ->
          entries.put(
              bind ? "bind" : "volume",
              Rewrite.mapping(Map.of("propagation", Rewrite.text(option, at)), at));
    }
  }

  private static boolean isPath(String source) {
    return source.startsWith(".")
        || source.startsWith("/")
        || source.startsWith("~")
        || source.startsWith("\\\\")
        || DRIVE.matcher(source).matches();
  }

  /** {@code source:target:permissions}; a name of the container device interface stays as it is. */
  static Node device(Node element) {
    if (element instanceof Mapping mapping && mapping.text("source") instanceof String source) {
      String target = mapping.text("target") instanceof String t ? t : source;
      String permissions = mapping.text("permissions") instanceof String p ? p : "rwm";
      return Rewrite.text(String.join(":", List.of(source, target, permissions)), element);
    }
    if (!(element instanceof Scalar scalar) || scalar.text().contains("=")) {
      return element;
    }
    String[] parts = scalar.text().split(":", -1);
    return switch (parts.length) {
      case 1 -> Rewrite.text(parts[0] + ":" + parts[0] + ":rwm", scalar);
      case 2 -> Rewrite.text(scalar.text() + ":rwm", scalar);
      default -> element;
    };
  }
}
