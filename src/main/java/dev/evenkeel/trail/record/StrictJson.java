package dev.evenkeel.trail.record;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.value.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) and nothing more: no member twice, no depth and no number of values beyond
 * {@link TrailLimits}, no byte behind the value. A verifier has to trust its parser, so it has one
 * of its own, and a short one. Gives maps, lists, strings, booleans, {@code Long}, {@code Double}
 * and null, as CanonicalJson takes them.
 */
public final class StrictJson {
  private static final long LARGEST_EXACT = (1L << 53) - 1;

  private final String text;
  private final String what;
  private int at;
  private int values;
  private boolean exact;

  private StrictJson(String text, String what) {
    this.text = text;
    this.what = what;
  }

  /**
   * Reads one value.
   *
   * @param what how a message calls the bytes
   */
  public static @Nullable Object read(byte[] bytes, String what) {
    return read(bytes, what, false);
  }

  private static @Nullable Object read(byte[] bytes, String what, boolean exact) {
    String text = text(bytes, what);
    var reader = new StrictJson(text, what);
    reader.exact = exact;
    Object value = reader.value(0);
    reader.space();
    if (reader.at < text.length()) {
      throw reader.wrong("more behind the value");
    }
    return value;
  }

  /**
   * A decoder of its own takes twice the room, so it is asked only where something was replaced.
   */
  private static String text(byte[] bytes, String what) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        throw new Malformed(what + ": not UTF-8");
      }
    }
    return text;
  }

  /** Reads one object. */
  public static Map<String, @Nullable Object> object(byte[] bytes, String what) {
    if (read(bytes, what) instanceof Map<?, ?> members) {
      return named(members);
    }
    throw new Malformed(what + ": not a JSON object");
  }

  /**
   * Reads one object that somebody wants remembered: a whole number that would be remembered as
   * another one is refused.
   */
  public static Map<String, @Nullable Object> exactObject(byte[] bytes, String what) {
    if (read(bytes, what, true) instanceof Map<?, ?> members) {
      return named(members);
    }
    throw new Malformed(what + ": not a JSON object");
  }

  /** The same map; the members of what this reader gives have names. */
  static Map<String, @Nullable Object> named(Map<?, ?> members) {
    var named = new LinkedHashMap<String, @Nullable Object>();
    members.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }

  private @Nullable Object value(int depth) {
    if (depth > TrailLimits.JSON_DEPTH) {
      throw wrong("deeper than " + TrailLimits.JSON_DEPTH + " levels");
    }
    if (++values > TrailLimits.JSON_VALUES) {
      throw wrong(
          "more than "
              + TrailLimits.JSON_VALUES
              + " values in "
              + text.length()
              + " characters, which is the most that is taken apart (JSON_VALUES in"
              + " docs/limits.md); keep what is larger as evidence beside a summary of it");
    }
    space();
    char c = at < text.length() ? text.charAt(at) : 0;
    return switch (c) {
      case '{' -> members(depth);
      case '[' -> elements(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> members(int depth) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    at++;
    if (taken('}')) {
      return members;
    }
    do {
      space();
      if (at >= text.length() || text.charAt(at) != '"') {
        throw wrong("a member's name is expected");
      }
      String name = string();
      expect(':');
      if (members.containsKey(name)) {
        throw wrong("the member " + name + " stands there twice");
      }
      members.put(name, value(depth + 1));
    } while (taken(','));
    expect('}');
    return members;
  }

  private List<@Nullable Object> elements(int depth) {
    var elements = new ArrayList<@Nullable Object>();
    at++;
    if (taken(']')) {
      return elements;
    }
    do {
      elements.add(value(depth + 1));
    } while (taken(','));
    expect(']');
    return elements;
  }

  private String string() {
    int from = ++at;
    while (at < text.length() && plain(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      return text.substring(from, at++);
    }
    var read = new StringBuilder(text.substring(from, at));
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return read.toString();
      }
      if (c < ' ') {
        throw wrong("a control character in a string");
      }
      read.append(c == '\\' ? escaped() : c);
    }
    throw wrong("a string without an end");
  }

  private static boolean plain(char c) {
    return c != '"' && c != '\\' && c >= ' ';
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at++) : 0;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> throw wrong("an escape that JSON does not have");
    };
  }

  private char hex() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char c = at < text.length() ? text.charAt(at++) : 0;
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw wrong("four hex digits are expected");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private Object number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String written = text.substring(from, at);
    if (!dev.evenkeel.value.JsonWriter.isNumber(written)) {
      throw wrong("a value is expected");
    }
    boolean integer = written.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    if (integer && written.length() < 18) {
      long whole = Long.parseLong(written);
      if (Math.abs(whole) <= LARGEST_EXACT) {
        return whole;
      }
    }
    double number = Double.parseDouble(written);
    if (!Double.isFinite(number)) {
      throw wrong("a number beyond what JSON readers hold");
    }
    if (integer && exact && !CanonicalJson.of(number).equals(written)) {
      throw wrong("a whole number up to 2^53 - 1 is expected, or a text; no reader holds this one");
    }
    return number;
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong("a value is expected");
    }
    at += word.length();
    return value;
  }

  private boolean taken(char c) {
    space();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!taken(c)) {
      throw wrong("'" + c + "' is expected");
    }
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Malformed wrong(String expected) {
    return new Malformed(what + ", character " + Math.min(at, text.length()) + ": " + expected);
  }
}
