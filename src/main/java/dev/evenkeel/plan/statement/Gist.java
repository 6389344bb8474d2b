package dev.evenkeel.plan.statement;

import dev.evenkeel.plan.Dialect;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a statement does, on one line, without what it does it with: comments are gone, and {@code
 * ?} stands for every text, every body and, in a statement about rows, every number. It may be
 * shown and written down, for no secret is in it.
 */
public final class Gist {
  private static final Pattern SCHEMA_CHANGE =
      Pattern.compile("(CREATE|ALTER|DROP|COMMENT|REINDEX|TRUNCATE)\\b.*", Pattern.DOTALL);

  /** A statement that is longer loads rows; nobody reads it on. */
  private static final int MOST = 20_000;

  private static final Set<String> CLOSE_UP = Set.of(",", ")", ";", ".");

  private Gist() {}

  public static String of(String sql, Dialect dialect) {
    boolean numbers =
        !SCHEMA_CHANGE.matcher(firstWord(sql, dialect).toUpperCase(Locale.ROOT)).matches();
    var text = new StringBuilder();
    boolean space = false;
    for (Token token : (Iterable<Token>) Statements.tokens(sql, dialect)::iterator) {
      String raw = sql.substring(token.start(), token.end());
      if (token.kind().trivia()) {
        space = true;
        continue;
      }
      if (space && !text.isEmpty() && !CLOSE_UP.contains(raw)) {
        text.append(' ');
      }
      space = false;
      text.append(shown(token, raw, dialect, numbers));
      if (text.length() > MOST) {
        return text.append('…').toString();
      }
    }
    return text.toString();
  }

  private static String shown(Token token, String raw, Dialect dialect, boolean numbers) {
    return switch (token.kind()) {
      case QUOTED, UNTERMINATED -> isName(raw, dialect) ? raw : "?";
      case OTHER -> numbers && Character.isDigit(raw.charAt(0)) ? "?" : raw;
      default -> raw;
    };
  }

  private static boolean isName(String raw, Dialect dialect) {
    return dialect == Dialect.POSTGRESQL ? raw.startsWith("\"") : raw.startsWith("`");
  }

  private static String firstWord(String sql, Dialect dialect) {
    return Statements.tokens(sql, dialect)
        .filter(token -> token.kind() == Token.Kind.WORD)
        .findFirst()
        .map(token -> sql.substring(token.start(), token.end()))
        .orElse("");
  }
}
