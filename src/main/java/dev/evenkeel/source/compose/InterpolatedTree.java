package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Masked;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts variables into every leaf; a leaf with one that nothing sets cannot be judged. */
final class InterpolatedTree {
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern FLOAT = Pattern.compile("[-+]?[0-9]*\\.[0-9]+");

  private final Variables variables;
  private final Notices notices;
  private final List<String> path = new ArrayList<>();

  InterpolatedTree(Variables variables, Notices notices) {
    this.variables = variables;
    this.notices = notices;
  }

  Node of(Node node) {
    return switch (node) {
      case Mapping mapping -> mapping(mapping);
      case Sequence sequence -> sequence(sequence);
      case Scalar scalar when scalar.text().indexOf('$') >= 0 -> leaf(scalar);
      default -> node;
    };
  }

  private Mapping mapping(Mapping mapping) {
    var values = new ArrayList<Node>(mapping.size());
    for (int i = 0; i < mapping.size(); i++) {
      path.add(mapping.key(i));
      values.add(of(mapping.value(i)));
      path.removeLast();
    }
    return mapping.withValues(values);
  }

  private Sequence sequence(Sequence sequence) {
    var values = new ArrayList<Node>(sequence.size());
    for (int i = 0; i < sequence.size(); i++) {
      path.add(Integer.toString(i));
      values.add(of(sequence.get(i)));
      path.removeLast();
    }
    return Sequence.of(values, sequence.origin(), sequence.line());
  }

  private Node leaf(Scalar scalar) {
    var found = Interpolation.of(scalar.text(), variables);
    if (found.isMalformed()) {
      return new Node.Unreadable(
          "a dollar sign that begins no variable, which Compose refuses",
          "write $$ where a dollar sign is meant",
          scalar.origin(),
          scalar.line());
    }
    if (!found.missing().isEmpty()) {
      String names = String.join(", ", found.missing());
      return new Node.Unreadable(
          "refers to " + names + ", which neither the .env beside the file nor a default sets",
          "set it in the .env beside the Compose file, or compare where it is set",
          scalar.origin(),
          scalar.line());
    }
    if (!found.names().isEmpty()) {
      String names = String.join(", ", found.names());
      notices.note(
          new Note(
              "interpolated-value",
              "config",
              path,
              scalar.at(),
              "the value holds a reference to " + names + " and is compared as resolved",
              Map.of("names", names)));
    }
    ScalarType type = found.isOneReference() ? type(found.resolved()) : scalar.type();
    return Masked.leaf(type, found.resolved(), scalar.origin(), scalar.line());
  }

  /** Compose casts what a variable gave to the type of its field; the text says which it can be. */
  private static ScalarType type(String text) {
    if (text.equals("true") || text.equals("false")) {
      return ScalarType.BOOLEAN;
    }
    if (INTEGER.matcher(text).matches()) {
      return ScalarType.INTEGER;
    }
    return FLOAT.matcher(text).matches() ? ScalarType.FLOAT : ScalarType.STRING;
  }
}
