package dev.evenkeel.plan.statement;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Token.Kind;

/** Cuts a script into tokens that together are the script. */
final class Lexer {
  private final String text;
  private final boolean mysql;
  private int at;

  Lexer(String text, Dialect dialect, int from) {
    this.text = text;
    this.mysql = dialect != Dialect.POSTGRESQL;
    this.at = from;
  }

  boolean hasNext() {
    return at < text.length();
  }

  /** An empty one at the end. */
  Token next() {
    if (!hasNext()) {
      return new Token(Kind.SPACE, at, at);
    }
    int start = at;
    Kind kind = read(text.charAt(at));
    return new Token(kind, start, at);
  }

  private Kind read(char c) {
    if (Character.isWhitespace(c) || c == '\uFEFF') {
      while (hasNext()
          && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF')) {
        at++;
      }
      return Kind.SPACE;
    }
    if (lineCommentHere()) {
      toLineEnd();
      return Kind.COMMENT;
    }
    if (text.startsWith("/*", at)) {
      return blockComment();
    }
    if (isNameStart(c)) {
      return word();
    }
    return switch (c) {
      case '\'' -> quoted('\'', mysql);
      case '"' -> quoted('"', mysql);
      case '`' -> mysql ? quoted('`', false) : one(Kind.OTHER);
      case '$' -> mysql ? one(Kind.OTHER) : dollar();
      case ';' -> one(Kind.SEMICOLON);
      case '(' -> one(Kind.OPEN);
      case ')' -> one(Kind.CLOSE);
      case '\\' -> meta();
      default -> Character.isDigit(c) ? number() : one(Kind.OTHER);
    };
  }

  private Kind one(Kind kind) {
    at++;
    return kind;
  }

  private boolean lineCommentHere() {
    if (mysql && text.charAt(at) == '#') {
      return true;
    }
    // MySQL reads "5--1" as a subtraction: there two dashes need a space behind them.
    return text.startsWith("--", at)
        && (!mysql || at + 2 >= text.length() || text.charAt(at + 2) <= ' ');
  }

  private void toLineEnd() {
    while (hasNext() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  private Kind blockComment() {
    // What MySQL runs although it looks like a comment is SQL.
    boolean code = mysql && (text.startsWith("/*!", at) || text.startsWith("/*M!", at));
    int depth = 0;
    while (hasNext()) {
      if (text.startsWith("*/", at)) {
        at += 2;
        depth--;
        if (depth == 0) {
          return code ? Kind.QUOTED : Kind.COMMENT;
        }
      } else if (text.startsWith("/*", at) && (depth == 0 || !mysql)) {
        at += 2;
        depth++;
      } else {
        at++;
      }
    }
    return Kind.UNTERMINATED;
  }

  private Kind word() {
    int start = at;
    while (hasNext() && isNamePart(text.charAt(at))) {
      at++;
    }
    boolean escapes = !mysql && at - start == 1 && (text.charAt(start) | 0x20) == 'e';
    if (escapes && hasNext() && text.charAt(at) == '\'') {
      return quoted('\'', true);
    }
    return Kind.WORD;
  }

  private Kind number() {
    while (hasNext() && isNamePart(text.charAt(at))) {
      at++;
    }
    return Kind.OTHER;
  }

  private Kind quoted(char quote, boolean backslashes) {
    at++;
    while (hasNext()) {
      char c = text.charAt(at);
      if (backslashes && c == '\\') {
        at = Math.min(at + 2, text.length());
      } else if (c != quote) {
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return one(Kind.QUOTED);
      }
    }
    return Kind.UNTERMINATED;
  }

  private Kind dollar() {
    int end = at + 1;
    while (end < text.length() && isTagPart(text.charAt(end), end == at + 1)) {
      end++;
    }
    if (end >= text.length() || text.charAt(end) != '$') {
      return one(Kind.OTHER);
    }
    String tag = text.substring(at, end + 1);
    int close = text.indexOf(tag, end + 1);
    at = close < 0 ? text.length() : close + tag.length();
    return close < 0 ? Kind.UNTERMINATED : Kind.QUOTED;
  }

  private Kind meta() {
    if (mysql) {
      return one(Kind.OTHER);
    }
    toLineEnd();
    return Kind.META;
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_' || c >= 0x80;
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || Character.isDigit(c) || c == '$';
  }

  private static boolean isTagPart(char c, boolean first) {
    return isNameStart(c) || (!first && Character.isDigit(c));
  }
}
