package dev.evenkeel.operation.drill.halfdeploy.tracing;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Statements;
import dev.evenkeel.plan.statement.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Queries of MySQL and MariaDB that surely write nothing. A function that somebody has stored may
 * write, and what a server runs of a comment is not read here: neither is a plain read.
 */
final class PlainReads {
  /** What a server runs of a comment stays; a text may hold several statements. */
  static final String SPACE = "(?:\\s|--[^\\n]*\\n|#[^\\n]*\\n|/\\*(?!M?!).*?\\*/)*+";

  private static final Pattern READS =
      Pattern.compile(
          "(?is)"
              + SPACE
              + "(select|show|set(?!\\s+statement\\b)|use|explain|desc|describe)\\b[^;]*;?\\s*");

  /** What may stand before a parenthesis and is no call. */
  private static final Set<String> NO_CALL =
      words(
          """
          all and any as between by case distinct div else except exists from having in index
          intersect interval is join key like limit mod not on or over partition select some then
          union using values when where xor binary char decimal int varchar\
          """);

  /** Built in, and without an effect that outlives the session. */
  private static final Set<String> PURE =
      words(
          """
          abs avg bit_and bit_length bit_or cast ceil ceiling char_length character_length coalesce
          concat concat_ws connection_id convert count crc32 curdate current_date current_timestamp
          current_user curtime database date date_add date_format date_sub datediff day dayofmonth
          field find_in_set floor format from_unixtime get_lock greatest group_concat hex hour if
          ifnull instr is_free_lock is_used_lock isnull json_arrayagg json_contains json_extract
          json_length json_object json_unquote json_valid last_insert_id lcase least left length
          locate lower lpad ltrim max md5 min minute month now nullif quote rand release_all_locks
          release_lock repeat replace reverse right round row_number rpad rtrim schema second
          session_user sha sha1 sha2 sign sleep std str_to_date substr substring substring_index
          sum sysdate system_user time timediff timestamp timestampdiff trim truncate ucase unhex
          unix_timestamp upper user utc_date utc_time utc_timestamp uuid version weekday year\
          """);

  private PlainReads() {}

  private static Set<String> words(String all) {
    return Set.of(all.strip().split("\\s+"));
  }

  /** Whether it is one query, and calls nothing that may write. */
  static boolean is(String sql) {
    return READS.matcher(sql).matches() && callsWhatIsBuiltIn(sql);
  }

  private static boolean callsWhatIsBuiltIn(String sql) {
    List<Token> tokens =
        Statements.tokens(sql, Dialect.MARIADB).filter(token -> !token.kind().trivia()).toList();
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      boolean called = at + 1 < tokens.size() && tokens.get(at + 1).kind() == Token.Kind.OPEN;
      String text = sql.substring(token.start(), token.end()).toLowerCase(Locale.ROOT);
      boolean open =
          switch (token.kind()) {
            case QUOTED, UNTERMINATED -> called || text.startsWith("/*");
            case WORD ->
                called
                    && !NO_CALL.contains(text)
                    && (!PURE.contains(text) || isQualified(sql, tokens, at));
            default -> false;
          };
      if (open) {
        return false;
      }
    }
    return true;
  }

  /** A database's own function may have the name of one that is built in. */
  private static boolean isQualified(String sql, List<Token> tokens, int at) {
    return at > 0 && sql.startsWith(".", tokens.get(at - 1).start());
  }
}
