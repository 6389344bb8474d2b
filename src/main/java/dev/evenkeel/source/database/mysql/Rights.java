package dev.evenkeel.source.database.mysql;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this account may see. MySQL shows an account only what it has a right on, and is silent
 * about the rest: without a right to see triggers there seem to be none.
 */
final class Rights {
  private static final Pattern GRANT =
      Pattern.compile("GRANT (.+) ON (?:`((?:[^`]|``)+)`|\\*)\\.\\* TO .*");

  private record Kind(String word, String needs, Set<String> anyOf) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("trigger", "TRIGGER", Set.of("TRIGGER")),
          new Kind("event", "EVENT", Set.of("EVENT")),
          new Kind(
              "routine",
              "EXECUTE",
              Set.of("EXECUTE", "ALTER ROUTINE", "SHOW CREATE ROUTINE", "SHOW_ROUTINE")));

  private Rights() {}

  static void read(Scope scope) throws SQLException {
    Set<String> held = held(scope);
    for (Kind kind : KINDS) {
      boolean sees =
          held.contains("ALL PRIVILEGES") || kind.anyOf().stream().anyMatch(held::contains);
      if (!sees) {
        scope.unread(
            List.of(kind.word()),
            "this account has no right by which it would see a "
                + kind.word()
                + ", and the server does not say whether there is one",
            "grant it " + kind.needs() + " on the database (docs/databases.md)");
      }
    }
  }

  private static Set<String> held(Scope scope) throws SQLException {
    Set<String> held = new HashSet<>();
    Query.each(
        scope.connection(),
        "SHOW GRANTS",
        row -> {
          Matcher grant = GRANT.matcher(row.text(1));
          if (grant.matches() && (grant.group(2) == null || covers(grant.group(2), scope))) {
            for (String right : grant.group(1).split(", ", -1)) {
              held.add(right.toUpperCase(Locale.ROOT));
            }
          }
        });
    return held;
  }

  private static boolean covers(String pattern, Scope scope) {
    var regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        i++;
        regex.append(Pattern.quote(pattern.substring(i, i + 1)));
      } else {
        regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(pattern.substring(i, i + 1)));
      }
    }
    return Pattern.matches(regex.toString(), scope.database());
  }
}
