package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.MigrationFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One folder for each database, side by side: {@code migrations/postgres}, {@code
 * migrations/mysql}. Only where every file of SQL lies in such a folder.
 */
final class DialectFolder {
  private static final Map<Dialect, List<String>> NAMES =
      Map.of(
          Dialect.POSTGRESQL, List.of("postgresql", "postgres", "pg", "psql", "pgsql"),
          Dialect.MYSQL, List.of("mysql", "mariadb"),
          Dialect.MARIADB, List.of("mariadb", "mysql"));

  private static final Set<String> OTHERS =
      Set.of("sqlite", "sqlite3", "mssql", "sqlserver", "oracle", "cockroach", "cockroachdb", "h2");

  private DialectFolder() {}

  /** The folder for the dialect, e.g. {@code postgres}; empty: the files do not lie that way. */
  static Optional<String> of(List<MigrationFile> files, Dialect dialect) {
    Set<String> tops =
        files.stream()
            .filter(file -> FileName.isSql(file.path()))
            .map(file -> top(file.path()))
            .collect(Collectors.toSet());
    boolean sideBySide =
        !tops.isEmpty() && tops.stream().allMatch(top -> known(top.toLowerCase(Locale.ROOT)));
    return sideBySide
        ? NAMES.getOrDefault(dialect, List.of()).stream()
            .flatMap(name -> tops.stream().filter(name::equalsIgnoreCase))
            .findFirst()
        : Optional.empty();
  }

  /** The files of one folder, named from there. */
  static List<MigrationFile> inside(String folder, List<MigrationFile> files) {
    int prefix = folder.length() + 1;
    return files.stream()
        .filter(file -> file.path().startsWith(folder + "/"))
        .map(file -> new MigrationFile(file.path().substring(prefix), file.text()))
        .toList();
  }

  private static boolean known(String name) {
    return OTHERS.contains(name) || NAMES.values().stream().anyMatch(names -> names.contains(name));
  }

  private static String top(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
