package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code <number>_<name>.{up,down}.sql}: ordered by number, each file one request, no transaction
 * of the tool's own. The two directions meet by version, whatever their names.
 */
final class GolangMigrateLayout implements LayoutReader {
  private static final Pattern NAME = Pattern.compile("([0-9]+)_(.*)\\.(down|up)\\.(.*)");

  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    var byVersion = new TreeMap<BigInteger, SortedMap<String, UpDown>>();
    for (MigrationFile file : files) {
      Matcher name = NAME.matcher(file.path());
      if (!FileName.atTop(file.path()) || !name.matches()) {
        continue;
      }
      if (!FileName.isSql(file.path())) {
        Leftovers.code(Layout.GOLANG_MIGRATE, file, draft);
        continue;
      }
      draft.take(file);
      byVersion
          .computeIfAbsent(new BigInteger(name.group(1)), none -> new TreeMap<>())
          .computeIfAbsent(name.group(2), none -> new UpDown())
          .put(name.group(3).equals("up"), file);
    }
    byVersion.forEach((version, named) -> add(version.toString(), named, draft));
  }

  private static void add(String version, SortedMap<String, UpDown> named, Draft draft) {
    List<MigrationFile> ups = named.values().stream().flatMap(pair -> pair.up().stream()).toList();
    List<MigrationFile> downs =
        named.values().stream().flatMap(pair -> pair.down().stream()).toList();
    if (ups.isEmpty()) {
      downs.forEach(down -> UpDown.orphan(down, draft));
    }
    if (ups.size() > 1 || downs.size() > 1) {
      claimedTwice(version, ups.size() > 1 ? ups : downs, draft);
    }
    // A version that two files claim has no way back: the tool refuses it, and no rule says whose.
    Optional<Script> back =
        ups.size() > 1 || downs.size() != 1
            ? Optional.empty()
            : Optional.of(draft.whole(downs.getFirst().path(), downs.getFirst().text(), false));
    for (MigrationFile up : ups) {
      String id = up.path().replaceFirst("\\.up\\.sql$", "");
      draft.add(new Migration(id, version, draft.whole(up.path(), up.text(), false), back, false));
    }
  }

  private static void claimedTwice(String version, List<MigrationFile> files, Draft draft) {
    draft.warn(
        "duplicate-version",
        files.get(1).path() + ":1",
        "version "
            + version
            + " is that of "
            + files.getFirst().path()
            + " already: golang-migrate refuses the folder; both are applied here, and taken back"
            + " is neither",
        "give one of the two a version of its own");
  }
}
