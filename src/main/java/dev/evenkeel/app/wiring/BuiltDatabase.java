package dev.evenkeel.app.wiring;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.environment.SourceDeclaration;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.layout.Layouts;
import dev.evenkeel.plan.statement.Reach;
import dev.evenkeel.plan.statement.Statement;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Session;
import dev.evenkeel.sandbox.replay.Replayer;
import dev.evenkeel.sandbox.script.DumpText;
import dev.evenkeel.sandbox.script.ScriptRun;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.CatalogReading;
import dev.evenkeel.source.database.Stated;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.migrations.MigrationFiles;
import dev.evenkeel.source.migrations.MigrationFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A database that files make, built in a sandbox of its engine, read, and taken away again. */
record BuiltDatabase(
    String name, Optional<String> owner, SourceDeclaration.Database declared, Console console)
    implements Source {
  private static final Duration STATEMENT = Duration.ofMinutes(2);
  private static final String DECLARE_ENGINE =
      "correct the file; where it is written for another server, say so: engine: postgresql,"
          + " mariadb or mysql";

  /** Why nothing was read. */
  private static final class NotBuilt extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Unread unread;

    NotBuilt(String at, String why, String next) {
      super(why);
      unread = new Unread("config", List.of(), at, why, next);
    }
  }

  /** What is run in the empty place. */
  @FunctionalInterface
  private interface Making {
    void in(Place place) throws NotBuilt;
  }

  @Override
  public Reading read() {
    try {
      Making making = declared.migrations().isPresent() ? migrations() : schema();
      return built(making);
    } catch (NotBuilt e) {
      return new Reading(name, owner, List.of(), List.of(e.unread), List.of(), Set.of());
    }
  }

  private Dialect dialect() {
    return declared.engine().flatMap(Dialect::named).orElse(Dialect.POSTGRESQL);
  }

  /** There is no MySQL among the embedded servers; the nearest one is taken, and it is said. */
  private Dialect engine() {
    return dialect() == Dialect.MYSQL ? Dialect.MARIADB : dialect();
  }

  private Reading built(Making making) throws NotBuilt {
    try (Sandbox sandbox = SharedSandboxes.open(engine(), console)) {
      Place place = sandbox.create();
      making.in(place);
      CatalogReading catalog = catalog(place);
      var notes = new ArrayList<>(catalog.notes());
      notes.add(builtOn(sandbox));
      Reading reading =
          new Reading(
              name,
              owner,
              Stated.of(catalog.documents(), place.login().user()),
              catalog.unread(),
              notes,
              Set.of());
      sandbox.drop(place);
      return reading;
    } catch (SandboxFailure e) {
      throw new NotBuilt(declared.at(), String.valueOf(e.getMessage()), e.next());
    }
  }

  private CatalogReading catalog(Place place) throws NotBuilt {
    try (Connection connection = place.dataSource().getConnection()) {
      return Catalogs.reader(engine()).read(connection);
    } catch (SQLException e) {
      throw new NotBuilt(
          declared.at(),
          "the sandbox's server went away while its catalog was read (SQLSTATE "
              + e.getSQLState()
              + ")",
          "try again; if it goes away each time, please report it");
    }
  }

  private Note builtOn(Sandbox sandbox) {
    String on = sandbox.engine().dialect().word() + " " + sandbox.engine().version();
    String other =
        dialect() == engine()
            ? ""
            : "; for " + dialect().word() + " there is no embedded server, so this is not the same";
    return new Note(
        "built-in-sandbox",
        "source",
        List.of(),
        declared.at(),
        "built from files on "
            + on
            + other
            + "; a server of another version may print the same object in other words",
        Map.of("engine", engine().word(), "version", sandbox.engine().version()));
  }

  private Making schema() throws NotBuilt {
    var scripts = new ArrayList<ScriptRun.Script>();
    var databases = new TreeSet<String>();
    for (NamedPath file : Globs.expanded(declared.schema())) {
      DumpText dump = DumpText.read(text(file), dialect());
      if (dump.stray().isPresent()) {
        throw new NotBuilt(
            file.written() + ":" + dump.stray().get().line(),
            "the command " + dump.stray().get().word() + " is psql's, and no psql runs here",
            "give the file without it (pg_dump --schema-only writes one)");
      }
      for (Statement statement : dump.statements()) {
        refuse(statement.text(), file.written() + ":" + statement.line());
      }
      databases.addAll(dump.databases());
      scripts.add(new ScriptRun.Script(file.written(), dump.statements()));
    }
    if (databases.size() > 1) {
      throw new NotBuilt(
          declared.at(),
          "the files are of several databases: " + String.join(", ", databases),
          "declare a source for each, with its own files");
    }
    return place -> {
      Optional<ScriptRun.Stopped> stopped = ScriptRun.run(place, engine(), scripts);
      if (stopped.isPresent()) {
        throw new NotBuilt(
            stopped.get().file() + ":" + stopped.get().line(),
            "the sandbox (" + engine().word() + ") refused it: " + stopped.get().why(),
            DECLARE_ENGINE);
      }
    };
  }

  private void refuse(String sql, String at) throws NotBuilt {
    Optional<String> reaches = Reach.beyondTheServer(sql, dialect());
    if (reaches.isPresent()) {
      throw new NotBuilt(
          at,
          "the statement " + reaches.get() + ", and was not run",
          "take it out, or compare a database that runs; a sandbox touches nothing outside of it");
    }
  }

  private static String text(NamedPath file) throws NotBuilt {
    try {
      return Files.readString(file.path(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new NotBuilt(
          file.written(),
          "it cannot be read (" + e.getClass().getSimpleName() + ")",
          "name a file of SQL, in UTF-8");
    }
  }

  private Making migrations() throws NotBuilt {
    SourceDeclaration.Migrations migrations = declared.migrations().orElseThrow();
    MigrationFiles folder = MigrationFolder.read(migrations.path().resolved());
    Plan plan = Layouts.read(migrations.layout().flatMap(Layout::named), folder.files(), dialect());
    for (Plan.Problem problem :
        Stream.concat(folder.problems().stream(), plan.problems().stream()).toList()) {
      if (problem.fatal() || !folder.problems().isEmpty()) {
        throw new NotBuilt(
            migrations.path().written() + "/" + problem.at(), problem.message(), problem.next());
      }
    }
    if (plan.migrations().isEmpty()) {
      throw new NotBuilt(
          migrations.path().written(),
          "no migration was found in it",
          "name the folder of the migrations, and its layout where it is not recognised");
    }
    for (Migration migration : plan.migrations()) {
      for (Request request : migration.forth().requests()) {
        refuse(request.sql(), migrations.path().written() + "/" + request.at());
      }
    }
    return place -> applied(place, plan, migrations.path().written());
  }

  private void applied(Place place, Plan plan, String folder) throws NotBuilt {
    MigrationOutcome outcome =
        new Replayer(plan, engine(), STATEMENT)
            .forth(place.dataSource(Session.PLAIN.simple()), Optional.empty());
    switch (outcome) {
      case MigrationOutcome.Done done -> {}
      case MigrationOutcome.Failed failed ->
          throw new NotBuilt(
              folder + "/" + failed.at(),
              "the migrations stop in the sandbox (" + engine().word() + "): " + failed.message(),
              DECLARE_ENGINE);
      case MigrationOutcome.Hung hung ->
          throw new NotBuilt(
              folder + "/" + hung.at(),
              "the migrations hang in the sandbox: waited for " + hung.waitedFor(),
              "look what it waits for; CREATE INDEX CONCURRENTLY waits for open transactions");
    }
  }
}
