package dev.evenkeel.app.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.environment.Declaration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadEnvironmentsTest {
  private static final String TWO =
      """
      version: 1
      environments:
        staging: {sources: {app: {env: staging.env}}}
        production: {sources: {app: {env: production.env}}}
      compare: {left: staging, right: production}
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void aFolder() {
    shell = new Shell(folder);
  }

  @Test
  void theNearestFileUpwardIsTaken() {
    shell.file("evenkeel.yaml", TWO).file("a/b/c/x", "");
    Declaration found = find(shell.in("a/b/c"), Optional.empty()).orElseThrow();
    assertEquals(Set.of("staging", "production"), found.environments().keySet());
    assertEquals("../../../evenkeel.yaml", found.place());

    shell.file("a/b/evenkeel.yaml", "version: 1\n");
    assertEquals(
        Set.of(), find(shell.in("a/b/c"), Optional.empty()).orElseThrow().environments().keySet());
  }

  @Test
  void noFileIsNoErrorUntilOneIsNeeded() {
    assertTrue(find(shell, Optional.empty()).isEmpty());
    assertSaid(
        assertThrows(
            UsageError.class, () -> LoadEnvironments.require(shell.console(), Optional.empty())),
        "evenkeel init");
  }

  @Test
  void aNamedFileMustBeThereWhateverItsName() {
    assertSaid(refused(Optional.of("other.conf")), "other.conf: no such file");
    shell.file("other.conf", TWO);
    assertEquals("other.conf", find(shell, Optional.of("other.conf")).orElseThrow().place());
    assertSaid(refused(Optional.of(".")), "where a file was expected");
    shell.file("deploy/evenkeel.yaml", TWO);
    assertSaid(refused(Optional.of("deploy")), "--config deploy/evenkeel.yaml");
  }

  @Test
  void aFileWithNearlyTheNameIsNotPassedOver() {
    shell.file("evenkeel.yml", TWO).file("a/x", "");
    UsageError error =
        assertThrows(
            UsageError.class,
            () -> LoadEnvironments.find(shell.in("a").console(), Optional.empty()));
    assertSaid(error, "../evenkeel.yml");
    shell.file("a/evenkeel.yaml", TWO);
    assertTrue(find(shell.in("a"), Optional.empty()).isPresent());
  }

  @Test
  void everyProblemIsSaidAtOnceWithItsLine() {
    shell.file(
        "evenkeel.yaml",
        """
        version: 1
        enviroments: {}
        compare: {left: staging}
        allowances:
          - {item: config/app/X, expect: differs, owner: "${env:NOBODY}", expires: 2027-02-30}
        """);
    UsageError error = refused(Optional.empty());
    assertSaid(error, "evenkeel.yaml:2");
    assertSaid(error, "environments");
    assertSaid(error, "evenkeel.yaml:3");
    assertSaid(error, "why");
    assertSaid(error, "changeOurMind");
    assertSaid(error, "2027-02-30");
    assertSaid(error, "NOBODY");
  }

  @Test
  void variablesComeFromTheProcess() {
    shell.file("evenkeel.yaml", TWO.replace("staging.env", "\"${env:WHERE}/staging.env\""));
    assertSaid(refused(Optional.empty()), "WHERE");
    shell.variable("WHERE", "deploy");
    Declaration found = find(shell, Optional.empty()).orElseThrow();
    assertEquals(2, found.environments().size());
  }

  @Test
  void whatIsNoSingleDocumentIsRefused() {
    for (String bad : List.of("a: [", TWO + "---\nb: 2\n", "", "\u0000\u0001", "- a\n- b\n")) {
      shell.file("evenkeel.yaml", bad);
      assertSaid(refused(Optional.empty()), "evenkeel.yaml");
    }
  }

  @Test
  void relativePathsStartAtTheFile() {
    shell.file("a/evenkeel.yaml", TWO);
    Declaration found = find(shell, Optional.of("a/evenkeel.yaml")).orElseThrow();
    var source = found.environments().get("staging").sources().get("app");
    var env = (dev.evenkeel.environment.SourceDeclaration.EnvFiles) source;
    assertEquals(folder.resolve("a/staging.env"), env.files().getFirst().resolved());
  }

  private static Optional<Declaration> find(Shell shell, Optional<String> config) {
    return LoadEnvironments.find(shell.console(), config);
  }

  private UsageError refused(Optional<String> config) {
    return assertThrows(
        UsageError.class, () -> LoadEnvironments.find(shell.console(), config).orElseThrow());
  }

  private static void assertSaid(UsageError error, String part) {
    assertTrue(
        error.problems().stream().anyMatch(line -> line.contains(part)),
        () -> part + " was expected in " + error.problems());
  }
}
