package dev.evenkeel.sandbox.flyway;

import dev.evenkeel.sandbox.MigrationOutcome;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;

/** What Flyway's exceptions say, in one line and with a place. */
final class FlywayFailures {
  private static final String SUFFIX = ".sql";

  private FlywayFailures() {}

  static MigrationOutcome.Failed of(FlywayException failure, Path folder) {
    Optional<String> migration = Optional.empty();
    String at = "flyway";
    Optional<SQLException> server = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FlywayMigrateException migrate && migrate.getMigration() != null) {
        String script = migrate.getMigration().getScript();
        migration = Optional.of(id(script));
        at = script;
      }
      if (cause instanceof FlywaySqlScriptException script && script.getResource() != null) {
        at = place(script.getResource().getAbsolutePath(), folder) + ":" + script.getLineNumber();
      }
      if (cause instanceof SQLException sql) {
        server = Optional.of(sql);
      }
    }
    return new MigrationOutcome.Failed(
        migration,
        at,
        server.map(SQLException::getSQLState),
        firstLine(server.map(Throwable::getMessage).orElse(failure.getMessage())));
  }

  /** A migration's id: its file's name without the suffix. */
  static String id(@Nullable String path) {
    String name = path == null ? "" : path.replaceAll("^.*[/\\\\]", "");
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  private static String place(String file, Path folder) {
    Path path = Path.of(file);
    Path base = folder.toAbsolutePath().normalize();
    return path.startsWith(base) ? base.relativize(path).toString() : id(file) + SUFFIX;
  }

  private static String firstLine(@Nullable String message) {
    return message == null
        ? "no message"
        : message.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
  }
}
