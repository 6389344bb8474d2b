package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void aFolder() {
    shell = new Shell(folder).file("a.env", "API_TOKEN=canary-9f2c\nSIZE=1\n");
  }

  @Test
  void withoutEvenkeelYamlItLooksAtTheMachineAlone() {
    Shell.Ran ran = shell.run("doctor");
    assertEquals(ExitCode.PASSED, ran.code(), ran.err());
    for (String part : java.util.List.of("java", "checks", "git", "kustomize", "kubectl", "helm")) {
      assertTrue(ran.out().contains(part), ran.out());
    }
  }

  @Test
  void everyDeclaredSourceIsLookedAtAndWhatIsMissingIsNamed() {
    declared("b.env");
    Shell.Ran ran = shell.run("doctor");
    assertEquals(ExitCode.INCONCLUSIVE, ran.code());
    assertTrue(ran.out().contains("staging/app"), ran.out());
    assertTrue(ran.out().contains("FAIL  production/app"), ran.out());
    assertTrue(ran.out().contains("b.env: no such file"), ran.out());

    shell.file("b.env", "SIZE=1\n");
    assertEquals(ExitCode.PASSED, shell.run("doctor").code());
  }

  @Test
  void aSourceThatHoldsNothingIsNotCalledWell() {
    shell
        .file("empty/readme.bin", "")
        .file(
            "evenkeel.yaml",
            "version: 1\nenvironments: {staging: {sources: {k: {directory: empty/none}}}}\n");
    assertTrue(folder.resolve("empty/none").toFile().mkdir());
    Shell.Ran ran = shell.run("doctor");
    assertTrue(ran.out().contains("-     staging/k"), ran.out());
  }

  @Test
  void itShowsNoValue() {
    declared("a.env");
    Shell.Ran ran = shell.run("doctor");
    assertFalse((ran.out() + ran.err()).contains("canary"), ran.out());
  }

  @Test
  void aProgramCountsWhenItMayBeRun() {
    shell.file("bin/helm", "#!/bin/sh\n").variable("PATH", folder.resolve("bin").toString());
    assertTrue(shell.run("doctor").out().contains("-     helm"));
    assertTrue(folder.resolve("bin/helm").toFile().setExecutable(true));
    assertTrue(shell.run("doctor").out().contains("ok    helm"));
  }

  private void declared(String production) {
    shell.file(
        "evenkeel.yaml",
        """
        version: 1
        environments:
          staging: {sources: {app: {env: a.env}}}
          production: {sources: {app: {env: %s}}}
        compare: {left: staging, right: production}
        """
            .formatted(production));
  }
}
