package dev.evenkeel.report;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Node.Unreadable;

/**
 * How a node looks to people: one line, in which a string stands in quotes and a number does not
 * (so that {@code "8080"} and {@code 8080} are told apart), a secret says only that it is one, and
 * nothing in it can act on the reader's screen.
 */
public final class Values {
  /** What stands for a secret leaf inside a tree, in people's formats and in JSON alike. */
  static final String SECRET = "(secret)";

  /** What stands for a leaf inside a tree that could not be read. */
  static final String UNREADABLE = "(unreadable)";

  private final StringBuilder shown = new StringBuilder();
  private final int budget;

  private Values(int budget) {
    this.budget = budget;
  }

  /** A scalar whole; a tree as far as some characters reach, with how much is left out. */
  public static String of(Node node, int budget) {
    var values = new Values(budget);
    values.node(node);
    return values.shown.toString();
  }

  private void node(Node node) {
    switch (node) {
      case Scalar scalar -> shown.append(scalar(scalar));
      case Secret secret -> shown.append(secret(secret));
      case Unreadable _ -> shown.append(UNREADABLE);
      case Mapping mapping -> mapping(mapping);
      case Sequence sequence -> sequence(sequence);
    }
  }

  static String scalar(Scalar scalar) {
    return switch (scalar.type()) {
      case STRING -> Printable.quoted(scalar.text());
      case NULL -> "null";
      case INTEGER, FLOAT, BOOLEAN -> Printable.of(scalar.text());
    };
  }

  private static String secret(Secret secret) {
    String visible = secret.visible();
    if (visible != null) {
      return Printable.quoted(visible);
    }
    return secret.hidden().empty() ? "(secret, empty)" : SECRET;
  }

  private void mapping(Mapping mapping) {
    shown.append('{');
    for (int i = 0; i < mapping.size(); i++) {
      if (separate(i, mapping.size())) {
        break;
      }
      shown.append(key(mapping.key(i))).append(": ");
      node(mapping.value(i));
    }
    shown.append('}');
  }

  private void sequence(Sequence sequence) {
    shown.append('[');
    for (int i = 0; i < sequence.size(); i++) {
      if (separate(i, sequence.size())) {
        break;
      }
      node(sequence.get(i));
    }
    shown.append(']');
  }

  /** True where the budget is spent; then it has said how many elements are left out. */
  private boolean separate(int index, int size) {
    if (index > 0) {
      shown.append(", ");
    }
    if (shown.length() < budget) {
      return false;
    }
    shown.append('+').append(size - index).append(index == 0 ? "" : " more");
    return true;
  }

  private static String key(String key) {
    boolean plain = !key.isEmpty() && key.chars().allMatch(Values::plainInKey);
    return plain ? key : Printable.quoted(key);
  }

  private static boolean plainInKey(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_.-/".indexOf(c) >= 0;
  }

  /** Whether it is a string of several lines, better shown by the line that differs. */
  static boolean manyLines(Node node) {
    return node instanceof Scalar scalar
        && scalar.type() == ScalarType.STRING
        && scalar.text().indexOf('\n') >= 0
        && scalar.text().length() > 60;
  }
}
