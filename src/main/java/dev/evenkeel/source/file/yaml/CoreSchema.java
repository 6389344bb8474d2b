package dev.evenkeel.source.file.yaml;

import dev.evenkeel.snapshot.Node.ScalarType;

/**
 * The type of a plain scalar by the core schema, YAML 1.2.2, section 10.3.2. The words of YAML 1.1
 * ({@code yes}, {@code on}) and its octal and sexagesimal numbers are strings or decimal here.
 */
final class CoreSchema {
  private CoreSchema() {}

  static ScalarType type(String text) {
    if (text.isEmpty()) {
      return ScalarType.NULL;
    }
    return switch (text.charAt(0)) {
      case '~' -> text.length() == 1 ? ScalarType.NULL : ScalarType.STRING;
      case 'n', 'N' -> isNull(text) ? ScalarType.NULL : ScalarType.STRING;
      case 't', 'T', 'f', 'F' -> isBoolean(text) ? ScalarType.BOOLEAN : ScalarType.STRING;
      case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(text);
      default -> ScalarType.STRING;
    };
  }

  /** The text a scalar of the type stands for, DESIGN's canonical words for boolean and null. */
  static String text(ScalarType type, String written) {
    return switch (type) {
      case NULL -> "";
      case BOOLEAN -> written.charAt(0) == 't' || written.charAt(0) == 'T' ? "true" : "false";
      case STRING, INTEGER, FLOAT -> written;
    };
  }

  private static boolean isNull(String text) {
    return text.length() == 4
        && (text.equals("null") || text.equals("Null") || text.equals("NULL"));
  }

  private static boolean isBoolean(String text) {
    if (text.length() != 4 && text.length() != 5) {
      return false;
    }
    return switch (text) {
      case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
      default -> false;
    };
  }

  private static ScalarType number(String text) {
    if (text.startsWith("0o")) {
      return digits(text, 2, 8) ? ScalarType.INTEGER : ScalarType.STRING;
    }
    if (text.startsWith("0x")) {
      return digits(text, 2, 16) ? ScalarType.INTEGER : ScalarType.STRING;
    }
    int at = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
    boolean point = at < text.length() && text.charAt(at) == '.';
    if (point && (isInfinity(text, at) || (at == 0 && isNan(text)))) {
      return ScalarType.FLOAT;
    }
    int whole = skipDigits(text, at);
    if (whole == text.length()) {
      return whole > at ? ScalarType.INTEGER : ScalarType.STRING;
    }
    int end = whole;
    int fraction = 0;
    if (text.charAt(end) == '.') {
      end = skipDigits(text, end + 1);
      fraction = end - whole - 1;
    }
    if (whole == at && fraction == 0) {
      return ScalarType.STRING;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = end + 1;
      if (exponent < text.length()
          && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
        exponent++;
      }
      end = skipDigits(text, exponent);
      if (end == exponent) {
        return ScalarType.STRING;
      }
    }
    return end == text.length() ? ScalarType.FLOAT : ScalarType.STRING;
  }

  private static boolean isInfinity(String text, int at) {
    String word = text.substring(at);
    return word.equals(".inf") || word.equals(".Inf") || word.equals(".INF");
  }

  private static boolean isNan(String text) {
    return text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN");
  }

  private static boolean digits(String text, int from, int radix) {
    if (from >= text.length()) {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), radix) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int skipDigits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
