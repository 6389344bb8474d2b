package dev.evenkeel.sandbox.seed;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Values of a type, by flavor. Pure: the same question has the same answer. */
final class Values {
  /** Long enough to be stored apart from its row. */
  private static final int LONG_TEXT = 9_000;

  /** The worst first: in a short column only that is left. */
  private static final String STRANGE =
      "'\ud83d\ude80\u00eb\"\\ \u8a66\u9a13 \u0416 e\u0301 O'Neill \u202e%s;-- \t";

  private Values() {}

  /**
   * A value as text.
   *
   * @param name of the column; texts begin with it
   * @param number another one for another row: values differ where the type has as many
   */
  static String of(ValueType type, Flavor flavor, String name, int number) {
    return switch (type.kind()) {
      case INTEGER -> integer(type, flavor, number);
      case DECIMAL -> decimal(type, flavor, number);
      case FLOAT ->
          switch (flavor) {
            case LOWEST -> "-1e30";
            case HIGHEST -> "1e30";
            case STRANGEST -> "-0.000001";
            default -> number + ".5";
          };
      case BOOLEAN -> number % 2 == 0 ? "1" : "0";
      case TEXT -> text(type, flavor, name, number);
      case BYTES -> cut(flavor == Flavor.LONGEST ? "b".repeat(64) + number : "b" + number, type);
      case DATE -> date(flavor, number);
      case TIMESTAMP -> date(flavor, number) + time(flavor);
      case TIME -> time(flavor).strip();
      case YEAR -> String.valueOf(1970 + number % 100);
      case INTERVAL -> flavor == Flavor.STRANGEST ? "-1 mon 2 days" : number + " hours";
      case UUID ->
          new UUID(0x1234_4321L << 32 | 0x4000L, 0x8000_0000_0000_0000L | number).toString();
      case JSON -> json(flavor, number);
      case ENUM, LISTED -> label(type, flavor, number);
      case BITS -> bits(type, number);
      case ARRAY -> array(type, flavor, name, number);
    };
  }

  /** Values of all flavors, and some more, for a search. */
  static List<String> pool(ValueType type, String name, int number) {
    var pool = new LinkedHashSet<String>();
    for (Flavor flavor : Flavor.values()) {
      pool.add(of(type, flavor, name, number));
    }
    switch (type.kind()) {
      case INTEGER, DECIMAL, FLOAT -> pool.addAll(List.of("0", "1", "2", "5", "10", "100", "1000"));
      case TEXT ->
          pool.addAll(TEXTS.stream().filter(text -> cut(text, type).equals(text)).toList());
      case BOOLEAN -> pool.addAll(List.of("1", "0"));
      case JSON -> pool.addAll(List.of("{}", "[]", "1", "\"a\""));
      case ENUM, LISTED -> pool.addAll(type.labels());
      default -> {}
    }
    return new ArrayList<>(pool);
  }

  /** What rules over texts often ask for. */
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "A",
          "1",
          "abc",
          "abcdef",
          "1.2.3",
          "12:34",
          "user@example.org",
          "https://example.org/",
          "2024-02-29",
          "0123456789abcdef0123456789abcdef",
          "{}");

  private static String integer(ValueType type, Flavor flavor, int number) {
    BigInteger size = BigInteger.TWO.pow(type.unsigned() ? type.digits() : type.digits() - 1);
    return switch (flavor) {
      case LOWEST ->
          type.unsigned() ? "0" : size.negate().add(BigInteger.valueOf(number)).toString();
      case HIGHEST -> size.subtract(BigInteger.valueOf(number)).toString();
      case STRANGEST -> type.unsigned() ? String.valueOf(number) : "-" + number;
      default -> String.valueOf(number);
    };
  }

  private static String decimal(ValueType type, Flavor flavor, int number) {
    int whole = type.digits() == 0 ? 9 : type.digits() - type.scale();
    int scale = type.digits() == 0 ? 4 : type.scale();
    BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
    BigDecimal most = BigDecimal.ONE.movePointRight(whole).subtract(unit);
    BigDecimal plain = BigDecimal.valueOf(number).remainder(most.max(unit)).add(unit);
    BigDecimal value =
        switch (flavor) {
          case LOWEST -> type.unsigned() ? BigDecimal.ZERO : most.negate();
          case HIGHEST, LONGEST -> most;
          case STRANGEST -> type.unsigned() ? unit : unit.negate();
          default -> plain.min(most);
        };
    return value.toPlainString();
  }

  private static String text(ValueType type, Flavor flavor, String name, int number) {
    String mark = "-" + number;
    return switch (flavor) {
      case LONGEST -> {
        int most = type.length() == 0 ? LONG_TEXT : Math.min(type.length(), LONG_TEXT);
        yield most <= mark.length()
            ? cut(letters(number), type)
            : "x".repeat(most - mark.length()) + mark;
      }
      case STRANGEST ->
          cut(STRANGE.charAt(0) + String.valueOf(number) + STRANGE.substring(1), type);
      default -> {
        String plain = name.toLowerCase(Locale.ROOT) + mark;
        yield cut(plain, type).equals(plain) ? plain : cut(letters(number), type);
      }
    };
  }

  /** Letters that differ from the first one on, for where few of them fit. */
  private static String letters(int number) {
    var letters = new StringBuilder();
    for (int left = number; letters.length() < 12; left /= 26) {
      letters.append((char) ('a' + left % 26));
    }
    return letters.toString();
  }

  private static String cut(String text, ValueType type) {
    if (type.length() == 0 || text.codePointCount(0, text.length()) <= type.length()) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, type.length()));
  }

  private static String date(Flavor flavor, int number) {
    return switch (flavor) {
      case LOWEST -> "1970-01-02";
      case HIGHEST -> "9999-12-31";
      case STRANGEST -> "2024-02-29";
      default ->
          String.format(Locale.ROOT, "%d-%02d-%02d", 2001 + number % 30, 1 + number % 12, 15);
    };
  }

  private static String time(Flavor flavor) {
    return switch (flavor) {
      case STRANGEST, HIGHEST -> " 23:59:59";
      case LOWEST -> " 00:00:00";
      default -> " 12:34:56";
    };
  }

  private static String json(Flavor flavor, int number) {
    return switch (flavor) {
      case STRANGEST -> "{\"a\": {\"\u00eb\": [1, null, \"\\u0041\"]}, \"n\": " + number + "}";
      case LOWEST -> "[]";
      default -> "{\"n\": " + number + "}";
    };
  }

  private static String label(ValueType type, Flavor flavor, int number) {
    List<String> labels = type.labels();
    return switch (flavor) {
      case LOWEST -> labels.getFirst();
      case HIGHEST -> labels.getLast();
      default -> labels.get(number % labels.size());
    };
  }

  private static String bits(ValueType type, int number) {
    String bits = Integer.toBinaryString(number);
    int length = Math.max(1, type.length());
    return length <= bits.length()
        ? bits.substring(bits.length() - length)
        : "0".repeat(length - bits.length()) + bits;
  }

  private static String array(ValueType type, Flavor flavor, String name, int number) {
    if (flavor == Flavor.LOWEST || type.element().isEmpty()) {
      return "{}";
    }
    String element = of(type.element().get(), flavor, name, number);
    return "{\"" + element.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
  }
}
