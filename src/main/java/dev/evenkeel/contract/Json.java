package dev.evenkeel.contract;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value as JSON Schema sees it: numbers are equal by their value, objects in any order of
 * their members.
 */
public sealed interface Json {
  /** The JSON null. */
  enum Null implements Json {
    NULL
  }

  /** A truth value. */
  record Bool(boolean value) implements Json {}

  /** A number; 1 and 1.0 are the same. */
  record Num(BigDecimal value) implements Json {
    /** Beyond these powers of ten nobody computes exactly. */
    private static final int LARGEST_SCALE = 400;

    public Num {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    static boolean computable(BigDecimal value) {
      return Math.abs((long) value.scale()) <= LARGEST_SCALE && value.precision() <= LARGEST_SCALE;
    }
  }

  /** A string. */
  record Text(String value) implements Json {}

  /** An array. */
  record Arr(List<Json> elements) implements Json {
    public Arr {
      elements = List.copyOf(elements);
    }
  }

  /** An object, its members in the order read. */
  record Obj(Map<String, Json> members) implements Json {
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** What a document says; empty where a part of it is unreadable or no JSON value. */
  static Optional<Json> of(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> {
        var members = new LinkedHashMap<String, Json>();
        for (int i = 0; i < mapping.size(); i++) {
          Optional<Json> member = of(mapping.value(i));
          if (member.isEmpty()) {
            yield Optional.empty();
          }
          members.put(mapping.key(i), member.get());
        }
        yield Optional.of(new Obj(members));
      }
      case Node.Sequence sequence -> {
        var elements = new ArrayList<Json>();
        for (int i = 0; i < sequence.size(); i++) {
          Optional<Json> element = of(sequence.get(i));
          if (element.isEmpty()) {
            yield Optional.empty();
          }
          elements.add(element.get());
        }
        yield Optional.of(new Arr(elements));
      }
      case Node.Scalar scalar -> scalar(scalar);
      case Node.Secret secret -> Optional.empty();
      case Node.Unreadable unreadable -> Optional.empty();
    };
  }

  private static Optional<Json> scalar(Node.Scalar scalar) {
    return switch (scalar.type()) {
      case STRING -> Optional.of(new Text(scalar.text()));
      case BOOLEAN -> Optional.of(new Bool(scalar.text().equals("true")));
      case NULL -> Optional.of(Null.NULL);
      case INTEGER, FLOAT -> number(scalar.text()).map(Num::new);
    };
  }

  private static Optional<BigDecimal> number(String text) {
    String plain = text.startsWith("+") ? text.substring(1) : text;
    try {
      var value =
          plain.startsWith("0x")
              ? new BigDecimal(new BigInteger(plain.substring(2), 16))
              : plain.startsWith("0o")
                  ? new BigDecimal(new BigInteger(plain.substring(2), 8))
                  : new BigDecimal(plain);
      return Num.computable(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // .inf and .nan of YAML
    }
  }

  /** The value as JSON text on one line. */
  default String written() {
    var text = new StringBuilder();
    write(this, text);
    return text.toString();
  }

  private static void write(Json value, StringBuilder out) {
    switch (value) {
      case Null none -> out.append("null");
      case Bool(boolean truth) -> out.append(truth);
      case Num(BigDecimal number) -> out.append(number(number));
      case Text(String text) -> quoted(text, out);
      case Arr(List<Json> elements) -> {
        String before = "[";
        for (Json element : elements) {
          out.append(before);
          write(element, out);
          before = ", ";
        }
        out.append(elements.isEmpty() ? "[]" : "]");
      }
      case Obj(Map<String, Json> members) -> {
        String before = "{";
        for (Map.Entry<String, Json> member : members.entrySet()) {
          out.append(before);
          quoted(member.getKey(), out);
          out.append(": ");
          write(member.getValue(), out);
          before = ", ";
        }
        out.append(members.isEmpty() ? "{}" : "}");
      }
    }
  }

  /** A number as people write it; powers of ten only where it would be very long. */
  static String number(BigDecimal number) {
    return Math.abs((long) number.scale()) < 40 ? number.toPlainString() : number.toString();
  }

  private static void quoted(String text, StringBuilder out) {
    try {
      new JsonWriter(out).value(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a builder does not fail", e);
    }
  }

  /** Writes it into a larger text. */
  default void writeTo(JsonWriter out) throws IOException {
    switch (this) {
      case Null none -> out.nullValue();
      case Bool(boolean truth) -> out.value(truth);
      case Num(BigDecimal number) -> out.number(number(number));
      case Text(String text) -> out.value(text);
      case Arr(List<Json> elements) -> {
        out.beginArray();
        for (Json element : elements) {
          element.writeTo(out);
        }
        out.endArray();
      }
      case Obj(Map<String, Json> members) -> {
        out.beginObject();
        for (Map.Entry<String, Json> member : members.entrySet()) {
          out.name(member.getKey());
          member.getValue().writeTo(out);
        }
        out.endObject();
      }
    }
  }
}
