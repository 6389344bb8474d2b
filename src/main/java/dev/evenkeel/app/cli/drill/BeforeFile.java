package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.FileTrouble;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Statement;
import dev.evenkeel.plan.statement.Statements;
import dev.evenkeel.sandbox.script.DumpText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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

  private static final Pattern USE = Pattern.compile("(?is)USE\\s.*");

  static Optional<BeforeFile> read(Optional<String> name, Dialect dialect, Console console) {
    return name.map(
        file -> {
          Path path = console.directory().resolve(file);
          try {
            return new BeforeFile(file, statements(file, Files.readString(path), dialect));
          } catch (IOException e) {
            throw new UsageError(
                "--before "
                    + file
                    + " cannot be read ("
                    + FileTrouble.why(e)
                    + "); a file of SQL in UTF-8 was expected");
          }
        });
  }

  /** A dump of MariaDB or MySQL chooses its database by name; here the sandbox has chosen. */
  private static List<Statement> statements(String file, String text, Dialect dialect) {
    List<Statement> all = Statements.split(text, dialect);
    if (dialect == Dialect.POSTGRESQL
        || all.stream().noneMatch(each -> USE.matcher(each.text()).matches())) {
      return all;
    }
    DumpText dump = DumpText.read(text, dialect);
    if (dump.databases().size() > 1) {
      throw new UsageError(
          "--before "
              + file
              + " is of several databases ("
              + String.join(", ", new TreeSet<>(dump.databases()))
              + "); a file of the one that is drilled was expected");
    }
    return dump.statements();
  }

  /** What each session makes again. */
  List<String> settings() {
    return statements.stream()
        .map(Statement::text)
        .filter(text -> SETTING.matcher(text).matches())
        .toList();
  }
}
