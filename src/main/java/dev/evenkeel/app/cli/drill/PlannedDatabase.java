package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.wiring.CatalogReaders;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.DeclaredText;
import dev.evenkeel.environment.EnvironmentDeclaration;
import dev.evenkeel.environment.PlanDeclaration;
import dev.evenkeel.environment.PlanDeclaration.Migrations;
import dev.evenkeel.environment.SourceDeclaration;
import dev.evenkeel.environment.SourceDeclaration.Database;
import dev.evenkeel.source.database.DatabaseUrl;
import dev.evenkeel.source.database.LiveDatabase;
import dev.evenkeel.value.Nearest;
import java.util.List;
import java.util.Map;

/**
 * The database of an environment that the plan changes.
 *
 * @param source its name in evenkeel.yaml
 */
record PlannedDatabase(String source, DatabaseUrl url, LiveDatabase live) {
  static PlannedDatabase of(Declaration declaration, String environment) {
    EnvironmentDeclaration declared = declaration.environments().get(environment);
    if (declared == null) {
      List<String> near = Nearest.to(environment, declaration.environments().keySet(), 3);
      throw new UsageError(
          "--environment "
              + environment
              + ": evenkeel.yaml has no such environment"
              + (near.isEmpty() ? "" : "; near it: " + String.join(", ", near))
              + "; it has "
              + String.join(", ", declaration.environments().keySet()));
    }
    String source =
        declaration
            .plan()
            .flatMap(PlanDeclaration::migrations)
            .flatMap(Migrations::database)
            .orElseGet(() -> only(declared));
    if (!(declared.sources().get(source) instanceof Database database)) {
      throw new UsageError(
          environment
              + " declares no source of kind database named "
              + source
              + ", which `plan: migrations: database:` names; declare it there: "
              + source
              + ": {database: {url: ...}}");
    }
    DeclaredText written =
        database
            .url()
            .orElseThrow(
                () ->
                    new UsageError(
                        database.at()
                            + ": "
                            + source
                            + " is built from files; `where` looks at a database that runs, so"
                            + " its `url:` was expected"));
    DatabaseUrl url =
        DatabaseUrl.parse(written.value())
            .orElseThrow(
                () ->
                    new UsageError(
                        database.at()
                            + ": the URL "
                            + written.written()
                            + " names no database that can be read; expected"
                            + " postgresql://HOST:PORT/DATABASE, mysql:// or mariadb://"));
    return new PlannedDatabase(
        source,
        url,
        new LiveDatabase(
            source,
            declared.ownerOf(database),
            url,
            database.role().map(DeclaredText::value),
            CatalogReaders.of(url.dialect())));
  }

  /** Where the plan does not say: the one there is. */
  private static String only(EnvironmentDeclaration environment) {
    List<String> live =
        environment.sources().entrySet().stream()
            .filter(source -> isLive(source.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (live.size() != 1) {
      throw new UsageError(
          environment.name()
              + " declares "
              + (live.isEmpty() ? "no database that runs" : String.join(", ", live))
              + "; say which one the deploy changes: plan: {migrations: {path: FOLDER, database:"
              + " SOURCE}}");
    }
    return live.getFirst();
  }

  private static boolean isLive(SourceDeclaration source) {
    return source instanceof Database database && database.url().isPresent();
  }

  String shown() {
    return url.shown();
  }

  /** MySQL and MariaDB speak one protocol; which of the two answers, the URL does not know. */
  String engine() {
    return url.dialect().word();
  }
}
