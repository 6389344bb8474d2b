package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code <number>_<text>.sql}, or {@code .up.sql} and {@code .down.sql}: ordered by number, each
 * file one request, in a transaction unless its first bytes are {@code -- no-transaction}.
 */
final class SqlxLayout implements LayoutReader {
  private static final Pattern NAME = Pattern.compile("([0-9]+)_(.*)\\.sql");

  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    var byVersion = new TreeMap<BigInteger, UpDown>();
    for (MigrationFile file : files) {
      Matcher name = NAME.matcher(file.path());
      if (FileName.atTop(file.path()) && name.matches()) {
        draft.take(file);
        var version = new BigInteger(name.group(1));
        byVersion
            .computeIfAbsent(version, none -> new UpDown())
            .put(!file.path().endsWith(".down.sql"), file)
            .ifPresent(first -> UpDown.duplicate(version.toString(), file, first, draft));
      } else if (FileName.atTop(file.path()) && file.path().matches("[^_]+_.*\\.sql")) {
        draft.take(file);
        draft.lost(
            "refused-by-tool",
            file.path() + ":1",
            "sqlx refuses the folder: the name does not begin with a whole number",
            "begin it with the version");
      }
    }
    byVersion.forEach((version, pair) -> add(version.toString(), pair, draft));
  }

  private static void add(String version, UpDown pair, Draft draft) {
    Optional<Script> back = pair.down().map(file -> script(file, draft));
    pair.up()
        .ifPresentOrElse(
            up -> {
              String id = up.path().replaceFirst("(\\.up)?\\.sql$", "");
              draft.add(new Migration(id, version, script(up, draft), back, false));
            },
            () -> pair.down().ifPresent(down -> UpDown.orphan(down, draft)));
  }

  private static Script script(MigrationFile file, Draft draft) {
    return draft.whole(file.path(), file.text(), !file.text().startsWith("-- no-transaction"));
  }
}
