package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One row for the whole database: the version it is on its way to is written with {@code dirty}
 * before the file is sent, and without it afterwards. A dirty row stops every later run.
 */
abstract class GolangMigrate implements Protocol {
  static final String TABLE = "schema_migrations";
  static final String SCHEMA = "schema";
  static final String LOCK = "lock";
  static final List<String> LOCKED = List.of("1");
  private static final int SALT = 1486364155;
  private static final String NONE = "-1";

  @Override
  public String name() {
    return "golang-migrate";
  }

  @Override
  public String version() {
    return "4.20.1";
  }

  /** Replaces the row in one transaction; without a version there is none, unless it is dirty. */
  abstract void set(Database database, String version, boolean dirty) throws SQLException;

  /** {@code version dirty}, dirty as a digit; empty where there is no row. */
  abstract Optional<String> row(Database database) throws SQLException;

  static String lockId(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Integer.toUnsignedString((int) crc.getValue() * SALT);
  }

  @Override
  public List<Migration> pending(Database database, Plan plan) throws SQLException {
    String current = current(database);
    if (current.equals(NONE)) {
      return plan.migrations();
    }
    List<Migration> all = plan.migrations();
    int at = lastOf(all, current);
    if (at < 0) {
      throw new Refusal("no migration found for version " + current);
    }
    return all.subList(at + 1, all.size());
  }

  @Override
  public void forth(Database database, Migration migration) throws SQLException {
    set(database, migration.version(), true);
    database.run(migration.forth());
    set(database, migration.version(), false);
  }

  @Override
  public boolean holds(Database database, Migration migration) throws SQLException {
    return current(database).equals(migration.version());
  }

  @Override
  public void back(Database database, Migration migration, Plan plan) throws SQLException {
    String before = NONE;
    for (Migration each : plan.migrations()) {
      if (each.version().equals(migration.version())) {
        break;
      }
      before = each.version();
    }
    set(database, before, true);
    database.run(migration.back().orElseThrow());
    set(database, before, false);
  }

  private String current(Database database) throws SQLException {
    String row = row(database).orElse(NONE + " 0");
    int space = row.indexOf(' ');
    String version = row.substring(0, space);
    if (!row.endsWith(" 0")) {
      throw new Refusal("Dirty database version " + version + ". Fix and force version.");
    }
    return version;
  }

  private static int lastOf(List<Migration> all, String version) {
    for (int at = all.size() - 1; at >= 0; at--) {
      if (all.get(at).version().equals(version)) {
        return at;
      }
    }
    return -1;
  }

  static boolean present(String version, boolean dirty) {
    return dirty || !version.equals(NONE);
  }
}
