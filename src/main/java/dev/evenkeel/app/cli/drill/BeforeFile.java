package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.Console;
import dev.evenkeel.app.cli.UsageError;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Statement;
import dev.evenkeel.plan.statement.Statements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the environment provides before the first migration.
 *
 * @param name as written on the command line
 * @param statements all of them, in order
 */
record BeforeFile(String name, List<Statement> statements) {
  /** What stays with a session and is gone with it. */
  private static final Pattern SETTING =
      Pattern.compile(
          "(?is)\\s*(?:SET\\s+(?!LOCAL\\b|TRANSACTION\\b|GLOBAL\\b|PASSWORD\\b|DEFAULT\\s+ROLE\\b"
              + "|@@GLOBAL|CONSTRAINTS\\b)|SELECT\\s+(?:pg_catalog\\.)?set_config\\s*\\().*");

  static Optional<BeforeFile> read(Optional<String> name, Dialect dialect, Console console) {
    return name.map(
        file -> {
          Path path = console.directory().resolve(file);
          try {
            return new BeforeFile(file, Statements.split(Files.readString(path), dialect));
          } catch (IOException e) {
            throw new UsageError(
                "--before "
                    + file
                    + " cannot be read ("
                    + e.getClass().getSimpleName()
                    + "); a file of SQL in UTF-8 was expected");
          }
        });
  }

  /** What each session makes again. */
  List<String> settings() {
    return statements.stream()
        .map(Statement::text)
        .filter(text -> SETTING.matcher(text).matches())
        .toList();
  }
}
