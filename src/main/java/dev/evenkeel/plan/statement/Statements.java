package dev.evenkeel.plan.statement;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A script as statements, the way the server or its own client separates them. */
public final class Statements {
  private static final Pattern DELIMITER =
      Pattern.compile("DELIMITER[ \\t]+(\\S+)[^\\r\\n]*", Pattern.CASE_INSENSITIVE);

  private final String text;
  private final Dialect dialect;
  private final List<Statement> found = new ArrayList<>();
  private final Lines lines;
  private Body body;
  private int start = -1;
  private int end = -1;

  private Statements(String text, Dialect dialect) {
    this.text = text;
    this.dialect = dialect;
    this.lines = new Lines(text);
    this.body = new Body(dialect);
  }

  /** Statements in order; what says nothing to the server is in none of them. */
  public static List<Statement> split(String text, Dialect dialect) {
    return split(text, dialect, ";");
  }

  /**
   * Statements that end with a delimiter of their tool's choice. A blank one, such as an empty
   * line, is looked for between tokens, any other wherever no quote and no comment stands.
   */
  public static List<Statement> split(String text, Dialect dialect, String delimiter) {
    return new Statements(text, dialect).run(delimiter);
  }

  /** Every token in order; together they are the text. */
  public static Stream<Token> tokens(String text, Dialect dialect) {
    var lexer = new Lexer(text, dialect, 0);
    return Stream.generate(lexer::next).takeWhile(token -> token.end() > token.start());
  }

  /** Where the first character stands that is no comment and no space; empty: there is none. */
  public static Optional<Integer> firstLine(String text, Dialect dialect) {
    var lexer = new Lexer(text, dialect, 0);
    while (lexer.hasNext()) {
      Token token = lexer.next();
      if (!token.kind().trivia() && token.kind() != Kind.SEMICOLON) {
        return Optional.of(new Lines(text).of(token.start()));
      }
    }
    return Optional.empty();
  }

  private List<Statement> run(String first) {
    var lexer = new Lexer(text, dialect, 0);
    String delimiter = first;
    while (lexer.hasNext()) {
      Token token = lexer.next();
      Optional<String> changed = delimiterAt(token);
      if (changed.isPresent()) {
        delimiter = changed.get();
        lexer = new Lexer(text, dialect, lineEnd(token.start()));
      } else if (ownDelimiter(delimiter, token) >= 0) {
        int at = ownDelimiter(delimiter, token);
        if (at > token.start()) {
          extend(new Token(token.kind(), token.start(), at));
        }
        close();
        lexer = new Lexer(text, dialect, at + delimiter.length());
      } else if (token.kind() == Kind.SEMICOLON && delimiter.equals(";") && !body.open()) {
        close();
      } else {
        extend(token);
      }
    }
    close();
    return List.copyOf(found);
  }

  private void extend(Token token) {
    switch (token.kind()) {
      case SPACE, COMMENT -> {
        return;
      }
      case WORD -> body.word(text.substring(token.start(), token.end()));
      case OPEN -> body.parenthesis(true);
      case CLOSE -> body.parenthesis(false);
      case QUOTED, UNTERMINATED, SEMICOLON, META, OTHER -> {}
    }
    if (start < 0) {
      start = token.start();
    }
    end = token.end();
  }

  private void close() {
    if (start >= 0) {
      found.add(new Statement(text.substring(start, end), start, end, lines.of(start)));
    }
    start = -1;
    body = new Body(dialect);
  }

  /** The mysql client's own command; it stands at the head of a line, outside any statement. */
  private Optional<String> delimiterAt(Token token) {
    if (dialect == Dialect.POSTGRESQL || token.kind() != Kind.WORD || start >= 0) {
      return Optional.empty();
    }
    var matcher = DELIMITER.matcher(text).region(token.start(), text.length());
    return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Where a delimiter of the script's own stands in the token ({@code END$$} is one); or -1. */
  private int ownDelimiter(String delimiter, Token token) {
    boolean blank = delimiter.isBlank();
    if (delimiter.equals(";")
        || token.kind() == Kind.QUOTED
        || token.kind() == Kind.COMMENT
        || blank != (token.kind() == Kind.SPACE)) {
      return -1;
    }
    int at = text.indexOf(delimiter, token.start());
    return at < token.end() ? at : -1;
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
    return at;
  }
}
