package dev.evenkeel.source.file.flat;

/**
 * One assignment of a .env file, before escapes and references are looked at.
 *
 * @param key characters before the equals sign, without {@code export} and white space around
 * @param raw the value between its quotes, or the trimmed rest of the line
 * @param line of the key, 1-based
 */
record EnvEntry(String key, String raw, Style style, int line) {
  /** How the value is written, which says what escapes and references mean in it. */
  enum Style {
    UNQUOTED,
    /** Literal: no escapes, no references. */
    SINGLE,
    DOUBLE,
    /** Starts with a quote and goes on after its end; taken as written, quotes included. */
    MIXED,
    /** A quote that is never closed. */
    UNCLOSED,
    /** A name without an equals sign, which takes its value from the process environment. */
    INHERITED,
    /** No assignment at all. */
    MALFORMED
  }
}
