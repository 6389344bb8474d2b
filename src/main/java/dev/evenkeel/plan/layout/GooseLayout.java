package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code <number>_<name>.sql} with {@code -- +goose Up} and {@code Down}: ordered by number, which
 * is one or more. Statement by statement, a statement ending with the line that ends with a
 * semicolon; one {@code NO TRANSACTION} speaks for both directions.
 */
final class GooseLayout implements LayoutReader {
  private static final Pattern NAME = Pattern.compile("([0-9]+)_.*\\.sql");

  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    var byVersion = new TreeMap<BigInteger, MigrationFile>();
    for (MigrationFile file : files) {
      Matcher name = NAME.matcher(file.path());
      if (FileName.atTop(file.path()) && name.matches()) {
        var version = new BigInteger(name.group(1));
        if (version.signum() > 0) {
          draft.take(file);
          MigrationFile first = byVersion.putIfAbsent(version, file);
          if (first != null) {
            UpDown.duplicate(version.toString(), file, first, draft);
          }
        }
      }
    }
    byVersion.forEach(
        (version, file) ->
            GooseScript.read(file, draft)
                .ifPresent(script -> draft.add(migration(version.toString(), file, script))));
  }

  private static Migration migration(String version, MigrationFile file, GooseScript script) {
    return new Migration(
        FileName.withoutSql(file.path()), version, script.forth(), script.back(), false);
  }
}
