package dev.evenkeel.app.wiring;

import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.PlanDeclaration;
import dev.evenkeel.environment.SourceDeclaration;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.layout.Layouts;
import dev.evenkeel.source.migrations.MigrationFiles;
import dev.evenkeel.source.migrations.MigrationFolder;
import java.util.Optional;

/** The plan of evenkeel.yaml, as its migrations' folder stands now. */
public final class DeclaredPlan {
  private DeclaredPlan() {}

  /** Nothing where none is declared, or where a part of the folder could not be read. */
  public static Optional<Plan> of(Declaration declaration) {
    return declaration
        .plan()
        .flatMap(PlanDeclaration::migrations)
        .flatMap(migrations -> read(migrations, dialect(declaration, migrations)));
  }

  private static Optional<Plan> read(PlanDeclaration.Migrations migrations, Dialect dialect) {
    MigrationFiles folder = MigrationFolder.read(migrations.path().resolved());
    if (!folder.problems().isEmpty()) {
      return Optional.empty();
    }
    Plan plan = Layouts.read(migrations.layout().flatMap(Layout::named), folder.files(), dialect);
    return plan.migrations().isEmpty() || plan.problems().stream().anyMatch(Plan.Problem::fatal)
        ? Optional.empty()
        : Optional.of(plan);
  }

  /** As the database that they change says; PostgreSQL where nobody says. */
  public static Dialect dialect(Declaration declaration, PlanDeclaration.Migrations migrations) {
    return declaration.environments().values().stream()
        .flatMap(
            environment ->
                migrations.database().map(environment.sources()::get).stream()
                    .filter(SourceDeclaration.Database.class::isInstance)
                    .map(SourceDeclaration.Database.class::cast))
        .flatMap(database -> dialect(database).stream())
        .findFirst()
        .orElse(Dialect.POSTGRESQL);
  }

  private static Optional<Dialect> dialect(SourceDeclaration.Database database) {
    return database
        .engine()
        .or(
            () ->
                database
                    .url()
                    .map(url -> url.value().replaceFirst("^jdbc:", ""))
                    .map(url -> url.substring(0, Math.max(0, url.indexOf(':'))))
                    .map(scheme -> scheme.equals("postgres") ? "postgresql" : scheme))
        .flatMap(Dialect::named);
  }
}
