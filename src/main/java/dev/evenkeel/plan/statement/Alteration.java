package dev.evenkeel.plan.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code ALTER TABLE}, taken apart.
 *
 * @param table its name as written
 * @param actions what is done to it, one gist each
 */
public record Alteration(String table, List<String> actions) {
  private static final Pattern ALTER =
      Pattern.compile(
          "(?is)ALTER\\s+(?:FOREIGN\\s+)?TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?("
              + Names.QUALIFIED
              + ")\\s*\\*?\\s+(.*)");

  public Alteration {
    actions = List.copyOf(actions);
  }

  /** Empty where the gist is another statement. */
  public static Optional<Alteration> of(String gist) {
    Matcher alter = ALTER.matcher(gist);
    return alter.matches()
        ? Optional.of(new Alteration(alter.group(1), apart(alter.group(2))))
        : Optional.empty();
  }

  /** At commas that stand in no parentheses. */
  private static List<String> apart(String text) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case '"', '`' -> at = Math.max(at, text.indexOf(text.charAt(at), at + 1));
        case ',' -> {
          if (depth == 0) {
            parts.add(text.substring(from, at).strip());
            from = at + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(text.substring(from).strip());
    return parts;
  }
}
