package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.drill.Applied;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.EnvironmentDeclaration;
import dev.evenkeel.environment.PlanDeclaration;
import dev.evenkeel.environment.PlanDeclaration.Migrations;
import dev.evenkeel.environment.SourceDeclaration.Database;
import dev.evenkeel.operation.drill.ReadApplied;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.SandboxFailure;
import java.util.List;
import java.util.Optional;

/**
 * Which migrations of a plan a database that runs does not know yet.
 *
 * @param from the newest that it knows
 * @param remark what was read where; empty where no database was asked
 */
record Pending(Optional<Migration> from, Optional<String> remark) {
  /**
   * What the command line says, or the database that the plan names.
   *
   * @throws SandboxFailure where the database does not say it: then not all are pending
   */
  static Pending of(
      DrillOptions options,
      PendingOption whose,
      Optional<Declaration> declaration,
      PlannedMigrations migrations) {
    boolean said =
        options.migrations().isPresent() || options.from().isPresent() || options.everyVersion();
    if (said && whose.environment().isPresent()) {
      throw new UsageError(
          "--environment asks that environment's database which migrations are pending; MIGRATIONS,"
              + " --from and --every-version say it themselves: leave one of them out");
    }
    Optional<String> environment =
        said ? Optional.empty() : declaration.flatMap(all -> environment(whose, all));
    return environment
        .map(name -> read(PlannedDatabase.of(declaration.orElseThrow(), name), name, migrations))
        .orElseGet(() -> new Pending(migrations.from(), Optional.empty()));
  }

  private static Pending read(
      PlannedDatabase database, String environment, PlannedMigrations migrations) {
    String where = environment + "'s " + database.source() + " (" + database.shown() + ")";
    return switch (ReadApplied.run(database.live(), migrations.plan())) {
      case Applied.UpTo upTo ->
          new Pending(
              upTo.newest(),
              Optional.of(
                  "baseline: "
                      + where
                      + " has applied "
                      + upTo.count()
                      + " of "
                      + migrations.plan().migrations().size()
                      + " migrations"
                      + upTo.newest().map(newest -> ", the newest " + newest.id()).orElse("")));
      case Applied.Unclear unclear ->
          throw new SandboxFailure(
              "which migrations are pending in "
                  + where
                  + " is not known: "
                  + unclear.why()
                  + "; nothing was drilled",
              unclear.next() + "; --from ID or --every-version drills without asking");
    };
  }

  /**
   * The one that was named; else the only one whose database the plan names, else the right one.
   */
  private static Optional<String> environment(PendingOption whose, Declaration declaration) {
    Optional<String> source =
        declaration.plan().flatMap(PlanDeclaration::migrations).flatMap(Migrations::database);
    if (whose.environment().isPresent()) {
      return whose.environment();
    }
    if (source.isEmpty()) {
      return Optional.empty();
    }
    List<String> having =
        declaration.environments().values().stream()
            .filter(environment -> runs(environment, source.get()))
            .map(EnvironmentDeclaration::name)
            .toList();
    if (having.size() <= 1) {
      return having.stream().findFirst();
    }
    Optional<String> right = declaration.compare().map(Declaration.Sides::right);
    return Optional.of(
        right
            .filter(having::contains)
            .orElseThrow(
                () ->
                    new UsageError(
                        "plan: migrations: database: "
                            + source.get()
                            + " runs in "
                            + String.join(" and ", having)
                            + "; say whose pending migrations are drilled: --environment NAME")));
  }

  private static boolean runs(EnvironmentDeclaration environment, String source) {
    return environment.sources().get(source) instanceof Database database
        && database.url().isPresent();
  }
}
