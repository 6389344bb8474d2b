package dev.evenkeel.difference;

import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Node.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes as plain values for formulas, and their literal equality. */
public final class PlainValue {
  /** CEL has no Java null: its own null value is told apart by the engine. */
  private static final Object ABSENT = dev.evenkeel.value.Absent.ABSENT;

  private PlainValue() {}

  /**
   * The node as strings, booleans, longs, doubles, lists and maps; {@code ABSENT} where none is.
   */
  public static Object of(Optional<Node> node) {
    return node.map(PlainValue::of).orElse(ABSENT);
  }

  private static Object of(Node node) {
    return switch (node) {
      case Mapping mapping -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < mapping.size(); i++) {
          map.put(mapping.key(i), of(mapping.value(i)));
        }
        yield map;
      }
      case Sequence sequence -> {
        List<Object> list = new ArrayList<>();
        sequence.elements().forEach(element -> list.add(of(element)));
        yield list;
      }
      case Scalar scalar -> scalar(scalar);
      case Secret secret -> "(secret)";
      case Node.Unreadable unreadable -> "(unreadable)";
    };
  }

  private static Object scalar(Scalar scalar) {
    return switch (scalar.type()) {
      case NULL -> ABSENT;
      case BOOLEAN -> Boolean.valueOf(scalar.text());
      case STRING -> scalar.text();
      case INTEGER, FLOAT -> number(scalar.text());
    };
  }

  /** A whole number in range is a long, any other number a double, anything else stays text. */
  private static Object number(String text) {
    try {
      BigDecimal exact = new BigDecimal(text);
      return exact.stripTrailingZeros().scale() <= 0
          ? (Object) exact.longValueExact()
          : (Object) exact.doubleValue();
    } catch (ArithmeticException | NumberFormatException e) {
      return text;
    }
  }

  /** Literal equality: type and text; an unreadable node equals nothing. */
  public static boolean equal(Node left, Node right) {
    return switch (left) {
      case Scalar l ->
          right instanceof Scalar r && l.type() == r.type() && l.text().equals(r.text());
      case Mapping l ->
          right instanceof Mapping r
              && l.size() == r.size()
              && l.keys().stream()
                  .allMatch(
                      key -> {
                        Node a = l.get(key);
                        Node b = r.get(key);
                        return a != null && b != null && equal(a, b);
                      });
      case Sequence l -> right instanceof Sequence r && equal(l.elements(), r.elements());
      case Secret l ->
          right instanceof Secret r
              && java.util.Objects.equals(l.visible(), r.visible())
              && Hidden.same(l.hidden(), r.hidden()).orElse(false);
      case Node.Unreadable l -> false;
    };
  }

  private static boolean equal(List<Node> left, List<Node> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!equal(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }
}
