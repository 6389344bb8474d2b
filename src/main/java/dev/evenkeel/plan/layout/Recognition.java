package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.MigrationFile;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tool a folder was written for. A file that only one tool writes settles it; else marks
 * inside the files do, then their names. Most files win; a tie goes to the more telling sign.
 */
final class Recognition {
  private static final Map<Layout, Predicate<MigrationFile>> SETTLING = new LinkedHashMap<>();
  private static final Map<Layout, Predicate<MigrationFile>> SIGNS = new LinkedHashMap<>();

  static {
    SETTLING.put(Layout.SQITCH, file -> file.path().equals("sqitch.plan"));
    SETTLING.put(Layout.ATLAS, file -> file.path().equals("atlas.sum"));
    SETTLING.put(Layout.PRISMA, file -> file.path().equals("migration_lock.toml"));

    SIGNS.put(Layout.SQL_MIGRATE, text("^-- \\+migrate (Up|Down)\\b"));
    SIGNS.put(Layout.GOOSE, text("^--.*\\+goose\\s+(?i:up|down)\\b"));
    SIGNS.put(Layout.DBMATE, text("^--\\s*migrate:(up|down)\\b"));
    SIGNS.put(Layout.LIQUIBASE_SQL, text("\\A\\s*--\\s*liquibase\\s*formatted"));
    SIGNS.put(Layout.FLYWAY, name("([VUB]\\d[\\d._]*__.*|R__.*)\\.sql"));
    SIGNS.put(Layout.DIESEL, path("[^/]+_[^/]*/(up|down)\\.sql"));
    SIGNS.put(Layout.PRISMA, path("[^/]+/migration\\.sql"));
    SIGNS.put(Layout.GOLANG_MIGRATE, top("\\d+_.*\\.(up|down)\\.sql"));
    SIGNS.put(Layout.PAIRS, top(".+[._](up|down)\\.sql"));
    SIGNS.put(Layout.SQLX, top("\\d+_.*(?<!\\.(up|down))\\.sql"));
  }

  private static final Predicate<MigrationFile> POP_TAG =
      name(
          "\\d+_[^.]+((\\.(postgres|postgresql|mysql|mariadb|sqlite3?|cockroach(db)?))"
              + "(\\.autocommit)?|\\.autocommit)\\.(up|down)\\.sql|\\d+_[^.]+\\.(up|down)\\.fizz");

  private static final Predicate<MigrationFile> SQLX_MARK =
      top("\\d+_.*\\.sql").and(file -> file.text().startsWith("-- no-transaction"));

  private static final Pattern ONE_WAY = Pattern.compile("\\d+_.*(?<!\\.(up|down))\\.sql");

  private static final Pattern VERSION = Pattern.compile("(\\d+)_.*\\.sql");

  private Recognition() {}

  static Optional<Layout> of(List<MigrationFile> files) {
    for (var entry : SETTLING.entrySet()) {
      if (files.stream().anyMatch(entry.getValue())) {
        return Optional.of(entry.getKey());
      }
    }
    // Two tools name their files as golang-migrate does, and some of them as it does not.
    if (files.stream().anyMatch(POP_TAG)) {
      return Optional.of(Layout.POP);
    }
    if (files.stream().anyMatch(SQLX_MARK)) {
      return Optional.of(Layout.SQLX);
    }
    Optional<Layout> best = Optional.empty();
    long most = 0;
    for (var entry : SIGNS.entrySet()) {
      long count = files.stream().filter(entry.getValue()).count();
      if (count > most) {
        most = count;
        best = Optional.of(entry.getKey());
      }
    }
    return best.filter(Layout.GOLANG_MIGRATE::equals).isPresent() && oneWay(files)
        ? Optional.of(Layout.SQLX)
        : best;
  }

  /**
   * Whether a file beside the pairs is a migration to sqlx and nothing to golang-migrate: it has a
   * version that no pair has, and not the first one, which a dump of the whole schema may bear.
   */
  private static boolean oneWay(List<MigrationFile> files) {
    var paired = new TreeSet<BigInteger>();
    var alone = new TreeSet<BigInteger>();
    for (MigrationFile file : files) {
      Matcher name = VERSION.matcher(file.path());
      if (FileName.atTop(file.path()) && name.matches()) {
        boolean one = ONE_WAY.matcher(file.path()).matches();
        (one ? alone : paired).add(new BigInteger(name.group(1)));
      }
    }
    alone.removeAll(paired);
    return !paired.isEmpty() && !alone.isEmpty() && alone.first().compareTo(paired.first()) > 0;
  }

  private static Predicate<MigrationFile> text(String regex) {
    Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
    return file -> FileName.isSql(file.path()) && pattern.matcher(file.text()).find();
  }

  private static Predicate<MigrationFile> name(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return file -> pattern.matcher(FileName.of(file.path())).matches();
  }

  private static Predicate<MigrationFile> top(String regex) {
    Predicate<MigrationFile> name = name(regex);
    return file -> FileName.atTop(file.path()) && name.test(file);
  }

  private static Predicate<MigrationFile> path(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return file -> pattern.matcher(file.path()).matches();
  }
}
