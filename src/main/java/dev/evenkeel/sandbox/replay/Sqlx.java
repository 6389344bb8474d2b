package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A row for each migration, with success and checksum; a failed row or a changed file stops every
 * later run. How the row is written is each database's own.
 */
abstract class Sqlx implements Protocol {
  static final String TABLE = "_sqlx_migrations";
  private static final long SALT = 0x3d32ad9eL;

  @Override
  public String name() {
    return "sqlx";
  }

  @Override
  public String version() {
    return "0.8.6";
  }

  /** The checksums by version, as hexadecimal digits. */
  abstract Optional<String> checksum(Database database, String version) throws SQLException;

  static long lockId(String database) {
    var crc = new CRC32();
    crc.update(database.getBytes(StandardCharsets.UTF_8));
    return SALT * crc.getValue();
  }

  @Override
  public List<Migration> pending(Database database, Plan plan) throws SQLException {
    refuseDirty(database);
    List<String> applied = database.ask("SELECT version FROM " + TABLE + " ORDER BY version");
    for (String version : applied) {
      if (plan.migrations().stream().noneMatch(each -> each.version().equals(version))) {
        throw new Refusal(
            "migration "
                + version
                + " was previously applied but is missing in the resolved migrations");
      }
    }
    for (Migration migration : plan.migrations()) {
      if (applied.contains(migration.version())) {
        unchanged(database, migration);
      }
    }
    return plan.migrations().stream()
        .filter(migration -> !applied.contains(migration.version()))
        .toList();
  }

  @Override
  public boolean holds(Database database, Migration migration) throws SQLException {
    refuseDirty(database);
    return database.ask("SELECT version FROM " + TABLE).contains(migration.version());
  }

  void refuseDirty(Database database) throws SQLException {
    List<String> failed =
        database.ask(
            "SELECT version FROM " + TABLE + " WHERE success = false ORDER BY version LIMIT 1");
    if (!failed.isEmpty()) {
      throw new Refusal(
          "migration "
              + failed.getFirst()
              + " is partially applied; fix and remove row from `_sqlx_migrations` table");
    }
  }

  private void unchanged(Database database, Migration migration) throws SQLException {
    String now = HexFormat.of().formatHex(Checksums.of("SHA-384", migration.forth()));
    String then = checksum(database, migration.version()).orElse("");
    if (!then.equalsIgnoreCase(now)) {
      throw new Refusal(
          "migration " + migration.version() + " was previously applied but has been modified");
    }
  }

  static String description(Migration migration) {
    String name = migration.forth().file();
    return name.substring(name.indexOf('_') + 1)
        .replaceFirst("(\\.up)?\\.sql$", "")
        .replace('_', ' ');
  }

  /** What the tool writes afterwards, apart: how long it took. */
  static void took(Database database, Migration migration) throws SQLException {
    database.say(
        "UPDATE " + TABLE + " SET execution_time = ? WHERE version = ?",
        1L,
        Long.valueOf(migration.version()));
  }
}
