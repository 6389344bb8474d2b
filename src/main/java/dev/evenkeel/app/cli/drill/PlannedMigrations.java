package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.PlanDeclaration;
import dev.evenkeel.environment.PlanDeclaration.Migrations;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.layout.Layouts;
import dev.evenkeel.source.migrations.MigrationFiles;
import dev.evenkeel.source.migrations.MigrationFolder;
import dev.evenkeel.value.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The migrations a drill was asked for.
 *
 * @param folder where they lie
 * @param shown the same, as its user wrote it: on the command line, or in evenkeel.yaml
 * @param guessed whether nobody said which engine they are for
 */
record PlannedMigrations(
    Path folder,
    String shown,
    Plan plan,
    Dialect dialect,
    boolean guessed,
    Optional<Migration> from,
    Optional<Migration> to) {
  /** What only MySQL and MariaDB understand. */
  private static final Pattern MYSQL =
      Pattern.compile(
          "(?i)\\bAUTO_INCREMENT\\b|\\bENGINE\\s*=\\s*\\w|`\\w+`|\\bUNSIGNED\\b|\\bDELIMITER\\b");

  /** What only PostgreSQL does. */
  private static final Pattern POSTGRESQL =
      Pattern.compile(
          "(?i)\\$\\$|\\bBIGSERIAL\\b|\\bSERIAL\\b|\\bJSONB\\b|\\bTIMESTAMPTZ\\b|\\bBYTEA\\b"
              + "|\\bplpgsql\\b|\\bWITH\\s+TIME\\s+ZONE\\b|\\bUSING\\s+(?:gin|gist|btree)\\b"
              + "|::\\w");

  static PlannedMigrations read(
      DrillOptions options, Optional<Declaration> declaration, Console console) {
    Optional<Migrations> declared =
        declaration.flatMap(Declaration::plan).flatMap(PlanDeclaration::migrations);
    Path folder =
        options
            .migrations()
            .map(written -> console.directory().resolve(written))
            .or(() -> declared.map(migrations -> migrations.path().resolved()))
            .orElseThrow(
                () ->
                    new UsageError(
                        "which migrations? Name their folder, or declare plan: migrations: path in"
                            + " evenkeel.yaml"));
    if (!Files.isDirectory(folder)) {
      throw new UsageError(
          "there is no folder "
              + options
                  .migrations()
                  .or(() -> declared.map(all -> all.path().written() + " (plan: migrations: path)"))
                  .orElse(folder.toString())
              + "; the folder of the migrations was expected");
    }
    MigrationFiles files = MigrationFolder.read(folder);
    Dialect dialect = options.engine().orElseGet(() -> guess(files.files(), folder));
    Optional<Layout> layout =
        options
            .layout()
            .or(
                () ->
                    options.migrations().isPresent()
                        ? Optional.empty()
                        : declared
                            .flatMap(Migrations::layout)
                            .filter(word -> !word.equals("auto"))
                            .map(PlannedMigrations::layout));
    Plan plan = Layouts.read(layout, files.files(), dialect);
    var problems = new ArrayList<>(files.problems());
    problems.addAll(plan.problems());
    plan = new Plan(plan.layout(), plan.digest(), plan.migrations(), plan.callbacks(), problems);
    return new PlannedMigrations(
        folder,
        options.migrations().or(() -> declared.map(all -> all.path().written())).orElse("."),
        plan,
        dialect,
        options.engine().isEmpty(),
        named("--from", options.from(), plan),
        named("--to", options.to(), plan));
  }

  /** The same, begun after another migration. */
  PlannedMigrations after(Optional<Migration> newest) {
    return new PlannedMigrations(folder, shown, plan, dialect, guessed, newest, to);
  }

  private static Layout layout(String word) {
    return Layout.named(word)
        .orElseThrow(
            () ->
                new UsageError(
                    "plan.migrations.layout: "
                        + word
                        + " is none of "
                        + String.join(", ", Layout.words())));
  }

  private static Dialect guess(List<MigrationFile> files, Path folder) {
    String name = folder.toString();
    if (name.matches("(?i).*(mysql|mariadb)[^/\\\\]*")) {
      return Dialect.MARIADB;
    }
    if (name.matches("(?i).*(postgres|pgsql)[^/\\\\]*")) {
      return Dialect.POSTGRESQL;
    }
    long mysql = files.stream().filter(file -> MYSQL.matcher(file.text()).find()).count();
    long postgresql = files.stream().filter(file -> POSTGRESQL.matcher(file.text()).find()).count();
    return mysql > postgresql ? Dialect.MARIADB : Dialect.POSTGRESQL;
  }

  private static Optional<Migration> named(String option, Optional<String> id, Plan plan) {
    return id.map(
        wanted ->
            plan.migrations().stream()
                .filter(migration -> is(wanted, migration))
                .findFirst()
                .orElseThrow(() -> new UsageError(unknown(option, wanted, plan))));
  }

  private static boolean is(String wanted, Migration migration) {
    return migration.id().equals(wanted)
        || migration.version().equals(wanted)
        || migration.forth().file().equals(wanted);
  }

  private static String unknown(String option, String wanted, Plan plan) {
    List<String> near =
        Nearest.to(wanted, plan.migrations().stream().map(Migration::id).toList(), 3);
    List<Migration> all = plan.migrations();
    return option
        + " "
        + wanted
        + ": no migration of the folder has this id or version"
        + (near.isEmpty() ? "" : "; near it: " + String.join(", ", near))
        + (all.isEmpty()
            ? ""
            : "; they go from " + all.getFirst().id() + " to " + all.getLast().id());
  }
}
