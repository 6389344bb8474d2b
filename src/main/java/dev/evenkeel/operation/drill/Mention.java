package dev.evenkeel.operation.drill;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Script;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a migration speaks of a table. A comment that does counts, too: it errs on that side. */
public final class Mention {
  private Mention() {}

  /**
   * In either of its ways.
   *
   * @param path of the table, e.g. {@code public/table/users}
   */
  public static boolean isIn(Migration migration, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    Pattern word = Pattern.compile("(?iu)(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])");
    return Stream.concat(Stream.of(migration.forth()), migration.back().stream())
        .map(Script::text)
        .anyMatch(text -> word.matcher(text).find());
  }
}
