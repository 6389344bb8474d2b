package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code <digits>_<name>[.<dialect>][.autocommit].{up,down}.sql}, at any depth: ordered by the
 * digits as a text, each file one request. The dialect's file wins over the general one, other
 * dialects' files are none of the plan, {@code autocommit} means no transaction, each direction by
 * its own tag.
 */
final class PopLayout implements LayoutReader {
  private static final Pattern NAME =
      Pattern.compile("([0-9]+)_([^.]+)(\\.[a-z0-9]+)?(\\.autocommit)?\\.(up|down)\\.(sql|fizz)");

  private static final Set<String> POSTGRESQL = Set.of("postgres", "postgresql", "pg");
  private static final Set<String> MYSQL = Set.of("mysql", "mariadb");

  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    var general = new TreeMap<String, UpDown>(FileName.BY_CODE_POINT);
    var special = new TreeMap<String, UpDown>(FileName.BY_CODE_POINT);
    for (MigrationFile file : files) {
      Matcher name = NAME.matcher(FileName.of(file.path()));
      if (!name.matches()) {
        continue;
      }
      if (name.group(6).equals("fizz")) {
        Leftovers.code(Layout.POP, file, draft);
        continue;
      }
      draft.take(file);
      Optional<String> tag =
          Optional.ofNullable(name.group(3)).filter(t -> !t.equals(".autocommit"));
      boolean ours = tag.isPresent() && ours(tag.get().substring(1), draft.dialect());
      if (tag.isEmpty() || ours) {
        (ours ? special : general)
            .computeIfAbsent(name.group(1), none -> new UpDown())
            .put(name.group(5).equals("up"), file)
            .ifPresent(first -> UpDown.duplicate(name.group(1), file, first, draft));
      }
    }
    var versions = new TreeMap<String, UpDown>(general);
    special.forEach(versions::putIfAbsent);
    for (String version : versions.keySet()) {
      add(
          version,
          special.getOrDefault(version, new UpDown()),
          general.getOrDefault(version, new UpDown()),
          draft);
    }
  }

  private static boolean ours(String tag, Dialect dialect) {
    return (dialect == Dialect.POSTGRESQL ? POSTGRESQL : MYSQL).contains(tag);
  }

  /** Each direction by itself: a dialect may need a way of its own in one of them only. */
  private static void add(String version, UpDown special, UpDown general, Draft draft) {
    Optional<MigrationFile> up = special.up().or(general::up);
    Optional<MigrationFile> down = special.down().or(general::down);
    Optional<Script> back = down.map(file -> script(file, draft));
    up.ifPresentOrElse(
        file -> draft.add(new Migration(id(file), version, script(file, draft), back, false)),
        () -> down.ifPresent(file -> UpDown.orphan(file, draft)));
  }

  private static String id(MigrationFile file) {
    return FileName.of(file.path()).replaceFirst("\\.up\\.sql$", "");
  }

  private static Script script(MigrationFile file, Draft draft) {
    boolean autocommit = FileName.of(file.path()).contains(".autocommit.");
    return draft.whole(file.path(), file.text(), !autocommit);
  }
}
