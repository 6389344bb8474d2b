package dev.evenkeel.app.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.app.environment.LoadEnvironments;
import dev.evenkeel.app.http.Bounds;
import dev.evenkeel.app.lookout.Pair;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.trail.GroupCommit;
import dev.evenkeel.trail.state.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line wins over evenkeel.yaml, which wins over what is usual. */
final class SettingsTest {
  @TempDir Path folder;

  private Optional<Declaration> declared(String yaml) {
    Shell shell = new Shell(folder).file("evenkeel.yaml", "version: 1\n" + yaml);
    return LoadEnvironments.find(shell.console(), Optional.empty());
  }

  @Test
  void whereNobodySaysAnythingAllIsAsUsual() {
    var usual =
        new Settings(
            Bounds.of("127.0.0.1", 8177), GroupCommit.Limits.USUAL, Limits.USUAL, Optional.empty());
    assertEquals(usual, Settings.of(Optional.empty(), Optional.empty(), Optional.empty()));
    assertEquals(usual, Settings.of(Optional.empty(), Optional.empty(), declared("serve: {}\n")));
  }

  @Test
  void whatTheFileSaysHoldsUntilTheCommandLineSaysSomethingElse() {
    Optional<Declaration> serve =
        declared(
            """
            serve:
              host: 10.0.0.5
              port: 9000
              limits: {comparison: 2h, drill: 3d, stage: 10m}
              bounds:
                page: 7
                requestBytes: 70000
                bodiesBytes: 80000
                arrival: 5s
                idle: 2m
                waiting: 11
            """);
    Settings file = Settings.of(Optional.empty(), Optional.empty(), serve);
    assertEquals(
        new Bounds(
            "10.0.0.5", 9000, 70_000, 80_000, Duration.ofSeconds(5), Duration.ofMinutes(2), 7),
        file.bounds());
    assertEquals(11, file.waiting().waiting());
    assertEquals(
        new Limits(Duration.ofHours(2), Duration.ofDays(3), Duration.ofMinutes(10)), file.limits());

    Settings given = Settings.of(Optional.of("::1"), Optional.of(0), serve);
    assertEquals("::1", given.bounds().host());
    assertEquals(0, given.bounds().port());
    assertEquals(file.limits(), given.limits());
  }

  @Test
  void theLogOfTheFileIsFoundFromAFolderBelowAndByTheVerbThatGivesTokens() {
    Shell shell =
        new Shell(folder)
            .variable("XDG_STATE_HOME", folder.resolve("state").toString())
            .file("evenkeel.yaml", "version: 1\nserve: {data: log}\n")
            .file("below/here", "");
    shell.run(
        "trail", "record", "--data", "log", "--change", "C", "--type", "override", "--key", "k");
    var made = shell.in("below").run("serve", "token", "--name", "ci");
    assertEquals(0, made.code(), made.err());
    assertTrue(folder.resolve("log/serve/tokens.json").toFile().exists());
    assertEquals(
        2, shell.run("serve", "token", "--data", "other", "--name", "ci").code(), "no log there");
  }

  @Test
  void whatNobodyKnowsIsNamedWithItsLine() {
    Shell shell =
        new Shell(folder)
            .file(
                "evenkeel.yaml",
                """
                version: 1
                serve:
                  prot: 8177
                  withoutToken: true
                  bounds: {page: 0}
                  limits: {stage: soon}
                """);
    var ran = shell.run("serve", "--data", "log");
    assertEquals(2, ran.code());
    for (String said :
        new String[] {
          "evenkeel.yaml:3",
          "port",
          "evenkeel.yaml:4",
          "withoutToken",
          "evenkeel.yaml:5",
          "from 1 to 500",
          "evenkeel.yaml:6",
          "a span like 90s"
        }) {
      assertTrue(ran.err().contains(said), said + " in " + ran.err());
    }
  }

  @Test
  void aComparisonThatWouldBeTooOldBeforeTheNextOneIsAnErrorAndSoIsAnAgeOfNone() {
    String sides =
        "environments: {a: {sources: {s: {env: a}}}, b: {sources: {s: {env: b}}}}\n"
            + "compare: {left: a, right: b, ";
    Settings hourly =
        Settings.of(
            Optional.empty(),
            Optional.empty(),
            declared(sides + "every: 1h, maxAge: 1h}\nserve: {project: shop}\n"));
    assertEquals(
        Optional.of(
            new Pair("a", "b", Optional.of("shop"), Duration.ofHours(1), Duration.ofHours(1))),
        hourly.compared());
    assertEquals(
        Optional.of(Duration.ofDays(1)),
        Settings.of(Optional.empty(), Optional.empty(), declared(sides + "every: 1h}\n"))
            .compared()
            .map(Pair::limit));
    for (String wrong : new String[] {"every: 2h, maxAge: 1h", "every: 2d", "maxAge: 1h"}) {
      Shell shell = new Shell(folder).file("evenkeel.yaml", "version: 1\n" + sides + wrong + "}\n");
      var ran = shell.run("serve", "--data", "log");
      assertEquals(2, ran.code(), wrong);
      assertTrue(ran.err().contains("evenkeel.yaml:3"), ran.err());
    }
  }

  @Test
  void whatTheFileSaysOfADatabaseOrAnAccessFileIsNamedWhereItIsWrong() {
    Shell shell = new Shell(folder).variable("XDG_STATE_HOME", folder.resolve("state").toString());
    shell.file("evenkeel.yaml", "version: 1\nserve: {data: log, postgresql: \"jdbc:x\"}\n");
    var database = shell.run("serve");
    assertEquals(2, database.code());
    assertTrue(database.err().contains("evenkeel.yaml:2: serve.postgresql"), database.err());
    shell.file("evenkeel.yaml", "version: 1\nserve: {data: log, access: nobody.json}\n");
    var access = shell.run("serve");
    assertEquals(2, access.code());
    assertTrue(access.err().contains("evenkeel.yaml:2: serve.access nobody.json"), access.err());
  }
}
