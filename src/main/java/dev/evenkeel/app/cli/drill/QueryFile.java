package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.FileTrouble;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Statement;
import dev.evenkeel.plan.statement.Statements;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a version of the application says to its database, one statement each. */
final class QueryFile {
  private QueryFile() {}

  static List<String> read(String option, @Nullable String name, Dialect dialect, Console console) {
    if (name == null) {
      return List.of();
    }
    try {
      String text = Files.readString(console.directory().resolve(name));
      return Statements.split(text, dialect).stream().map(Statement::text).toList();
    } catch (IOException e) {
      throw new UsageError(
          option
              + " "
              + name
              + " cannot be read ("
              + FileTrouble.why(e)
              + "); a file of SQL in UTF-8 was expected");
    }
  }
}
