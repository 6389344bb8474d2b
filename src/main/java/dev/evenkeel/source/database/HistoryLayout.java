package dev.evenkeel.source.database;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a migration tool keeps its history in the database: which table is one, and what of a row is
 * the same wherever the same migrations ran. When, how long and by whom is left out.
 *
 * @param tool whose it is
 * @param tables names it goes by, in lower case; empty where its columns alone tell it
 * @param needs columns it must have, in lower case
 * @param key columns that name an entry, the first that is not null; empty where the table holds
 *     one row that says where the database stands
 * @param facets columns to compare, of those that are there
 * @param marks columns of which only matters whether something stands there
 * @param order columns that tell the order in which entries were made
 */
public record HistoryLayout(
    String tool,
    Set<String> tables,
    Set<String> needs,
    List<String> key,
    List<String> facets,
    List<String> marks,
    List<String> order) {
  private static final List<HistoryLayout> ALL =
      List.of(
          by("flyway", "", "installed_rank version description type script checksum success")
              .entries("version script", "description type script checksum success")
              .inOrderOf("installed_rank"),
          by("sqlx", "_sqlx_migrations", "version checksum success")
              .entries("version", "description success checksum")
              .inOrderOf("version"),
          by("atlas", "", "version description type applied total hash partial_hashes")
              .entries("version", "description type applied total error hash")
              .inOrderOf("version"),
          by("prisma", "_prisma_migrations", "id checksum migration_name")
              .entries("migration_name", "checksum applied_steps_count")
              .marking("finished_at rolled_back_at logs")
              .inOrderOf("started_at"),
          by("liquibase", "", "id author filename orderexecuted md5sum exectype")
              .entries("filename id author", "author id md5sum exectype tag contexts labels")
              .inOrderOf("orderexecuted"),
          by("liquibase lock", "", "id locked lockgranted lockedby")
              .entries("id", "locked")
              .inOrderOf("id"),
          by("goose", "", "id version_id is_applied tstamp")
              .entries("version_id", "is_applied")
              .inOrderOf("id"),
          by("golang-migrate", "", "version dirty").entries("", "version dirty").inOrderOf(""),
          by("diesel", "__diesel_schema_migrations", "version")
              .entries("version", "")
              .inOrderOf("version"),
          by("pairs", "evenkeel_pairs", "name").entries("name", "").inOrderOf("name"),
          by("sql-migrate", "gorp_migrations", "id").entries("id", "").inOrderOf("id"),
          by("pop", "schema_migration", "version").entries("version", "").inOrderOf("version"),
          by("schema_migrations", "schema_migrations", "version")
              .entries("version", "name dirty")
              .inOrderOf("version"),
          by("refinery", "refinery_schema_history", "version name checksum")
              .entries("version", "name checksum")
              .inOrderOf("version"),
          by("alembic", "alembic_version", "version_num")
              .entries("version_num", "")
              .inOrderOf("version_num"),
          by("django", "django_migrations", "app name")
              .entries("app name", "app name")
              .inOrderOf("id"),
          by("knex", "knex_migrations", "name batch").entries("name", "batch").inOrderOf("id"),
          by("knex lock", "knex_migrations_lock", "is_locked")
              .entries("", "is_locked")
              .inOrderOf(""),
          by("typeorm", "migrations typeorm_migrations", "timestamp name")
              .entries("name", "timestamp")
              .inOrderOf("id"),
          by("laravel", "migrations", "migration batch")
              .entries("migration", "batch")
              .inOrderOf("id"),
          by("sequelize", "sequelizemeta", "name").entries("name", "").inOrderOf("name"),
          by("drizzle", "__drizzle_migrations", "hash created_at")
              .entries("created_at", "hash")
              .inOrderOf("created_at"),
          by("entity framework", "__efmigrationshistory", "migrationid")
              .entries("migrationid", "productversion")
              .inOrderOf("migrationid"),
          by("doctrine", "doctrine_migration_versions migration_versions", "version")
              .entries("version", "")
              .inOrderOf("version"),
          by("tern", "schema_version", "version").entries("", "version").inOrderOf(""),
          by("node-pg-migrate", "pgmigrations", "name").entries("name", "").inOrderOf("id"),
          by("play evolutions", "play_evolutions", "id hash state")
              .entries("id", "hash state last_problem")
              .inOrderOf("id"),
          by("mybatis", "changelog", "id applied_at description")
              .entries("id", "description")
              .inOrderOf("id"),
          by("sqitch", "changes sqitch_changes", "change_id script_hash change project planned_at")
              .entries("change_id", "change project script_hash")
              .inOrderOf("committed_at"),
          by("sqitch tags", "tags", "tag_id tag project change_id")
              .entries("tag_id", "tag project change_id")
              .inOrderOf("committed_at"),
          by("sqitch events", "events", "event change_id change project committed_at")
              .entries("change_id event", "event change project")
              .inOrderOf("committed_at"),
          by("sqitch dependencies", "dependencies", "change_id type dependency dependency_id")
              .entries("change_id dependency", "type dependency dependency_id")
              .inOrderOf("change_id"),
          by("sqitch projects", "projects", "project uri creator_name")
              .entries("project", "uri")
              .inOrderOf("project"),
          by("sqitch releases", "releases", "version installer_name installed_at")
              .entries("version", "")
              .inOrderOf("version"),
          by("concourse", "migrations_history", "version direction status dirty")
              .entries("version", "direction status dirty")
              .inOrderOf("tstamp"));

  /** Whether the row only says that the table was made: goose begins with a version 0. */
  public boolean isBeginning(String key) {
    return tool.equals("goose") && key.equals("0");
  }

  static List<HistoryLayout> all() {
    return ALL;
  }

  /** The layout that a table has, by its name and columns. */
  public static Optional<HistoryLayout> of(String table, Set<String> columns) {
    Set<String> lower = Set.copyOf(columns.stream().map(HistoryLayout::lower).toList());
    String name = lower(table);
    return ALL.stream()
        .filter(layout -> layout.tables.isEmpty() || layout.tables.contains(name))
        .filter(layout -> lower.containsAll(layout.needs))
        .filter(layout -> !layout.tool.equals("golang-migrate") || lower.size() == 2)
        .findFirst();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static HistoryLayout by(String tool, String tables, String needs) {
    return new HistoryLayout(
        tool,
        Set.copyOf(words(tables)),
        Set.copyOf(words(needs)),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private HistoryLayout entries(String key, String facets) {
    return new HistoryLayout(tool, tables, needs, words(key), words(facets), marks, order);
  }

  private HistoryLayout marking(String columns) {
    return new HistoryLayout(tool, tables, needs, key, facets, words(columns), order);
  }

  private HistoryLayout inOrderOf(String columns) {
    return new HistoryLayout(tool, tables, needs, key, facets, marks, words(columns));
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
