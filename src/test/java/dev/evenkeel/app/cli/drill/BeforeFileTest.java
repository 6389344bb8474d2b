package dev.evenkeel.app.cli.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Statement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a {@code --before} file is run in the sandbox. */
final class BeforeFileTest {
  @TempDir Path folder;

  private List<String> read(String text, Dialect dialect) throws IOException {
    Files.writeString(folder.resolve("b.sql"), text);
    var nobody = new PrintStream(new ByteArrayOutputStream());
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            nobody,
            nobody,
            folder,
            Map.of(),
            Clock.systemUTC(),
            false);
    return BeforeFile.read(Optional.of("b.sql"), dialect, console)
        .orElseThrow()
        .statements()
        .stream()
        .map(Statement::text)
        .toList();
  }

  @Test
  void aDumpThatChoosesItsDatabaseIsRunInTheSandboxsOwn() throws IOException {
    String dump = "CREATE DATABASE IF NOT EXISTS `shop`;\nUSE `shop`;\nCREATE TABLE a (i int);\n";
    assertEquals(List.of("CREATE TABLE a (i int)"), read(dump, Dialect.MARIADB));
  }

  @Test
  void aDatabaseThatIsMadeBesideAndNotChosenIsMade() throws IOException {
    assertEquals(List.of("CREATE DATABASE logs"), read("CREATE DATABASE logs;", Dialect.MYSQL));
  }

  @Test
  void aFileOfTwoDatabasesIsRefusedByTheirNames() {
    UsageError error =
        assertThrows(
            UsageError.class,
            () -> read("USE a;\nCREATE TABLE t (i int);\nUSE b;\n", Dialect.MARIADB));
    assertTrue(String.valueOf(error.getMessage()).contains("(a, b)"), error.getMessage());
  }
}
