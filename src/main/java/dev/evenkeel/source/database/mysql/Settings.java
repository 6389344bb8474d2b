package dev.evenkeel.source.database.mysql;

import dev.evenkeel.source.database.TreeDraft;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Settings of the server and of the database by which the same statement does something else. */
final class Settings {
  /** Sets of words, whose order means nothing. */
  private static final Set<String> SETS = Set.of("sql_mode", "old_mode", "optimizer_switch");

  private static final Set<String> NAMES =
      Set.of(
          "sql_mode",
          "old_mode",
          "lower_case_table_names",
          "explicit_defaults_for_timestamp",
          "innodb_file_per_table",
          "innodb_strict_mode",
          "innodb_default_row_format",
          "innodb_lock_wait_timeout",
          "innodb_rollback_on_timeout",
          "innodb_snapshot_isolation",
          "innodb_autoinc_lock_mode",
          "lock_wait_timeout",
          "time_zone",
          "system_time_zone",
          "default_time_zone",
          "authentication_policy",
          "default_authentication_plugin",
          "character_set_server",
          "collation_server",
          "character_set_collations",
          "default_storage_engine",
          "enforce_storage_engine",
          "default_table_encryption",
          "transaction_isolation",
          "tx_isolation",
          "autocommit",
          "max_allowed_packet",
          "group_concat_max_len",
          "default_week_format",
          "div_precision_increment",
          "event_scheduler",
          "log_bin_trust_function_creators",
          "binlog_format",
          "ft_min_word_len",
          "innodb_ft_min_token_size",
          "sql_require_primary_key",
          "sql_generate_invisible_primary_key",
          "local_infile",
          "read_only",
          "super_read_only");

  private Settings() {}

  static void read(Scope scope, TreeDraft tree) throws SQLException {
    List<String> server = List.of("server");
    tree.facet(server, "engine", scope.flavor().engine())
        .facet(server, "version", scope.flavor().version());
    Query.each(
        scope.connection(),
        "SHOW GLOBAL VARIABLES",
        row -> {
          String name = row.text(1).toLowerCase(Locale.ROOT);
          if (NAMES.contains(name)) {
            // MariaDB calls it by its old name as well
            String word = name.equals("tx_isolation") ? "transaction_isolation" : name;
            String value = row.text(2);
            tree.facet(
                List.of("setting"),
                word,
                SETS.contains(name) ? Spelling.words(value) : Spelling.charset(value));
          }
        });
    Query.each(
        scope.connection(),
        """
        SELECT DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME
        FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()
        """,
        row ->
            tree.facet(List.of("database"), "charset", Spelling.charset(row.text(1)))
                .facet(List.of("database"), "collation", Spelling.charset(row.text(2))));
  }
}
