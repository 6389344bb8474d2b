package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.environment.LoadEnvironments;
import dev.evenkeel.environment.Declaration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void aFolder() {
    shell = new Shell(folder);
  }

  @Test
  void itDeclaresTheEnvironmentsItFindsInAFileThatHolds() {
    shell
        .file("deploy/staging.env", "A=1\n")
        .file("deploy/production.env", "A=2\n")
        .file("config/values-staging.yaml", "a: 1\n")
        .file("config/values-production.yaml", "a: 1\n");
    Shell.Ran ran = shell.run("init");
    assertEquals(ExitCode.PASSED, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("wrote evenkeel.yaml\n"), ran.out());
    Declaration declared = LoadEnvironments.require(shell.console(), Optional.empty());
    assertEquals(Set.of("staging", "production"), declared.environments().keySet());
    assertEquals("staging", declared.compare().orElseThrow().left());
    assertEquals(
        declared.environments().get("staging").sources().keySet(),
        declared.environments().get("production").sources().keySet());
    assertFalse(declared.environments().get("staging").sources().isEmpty());
  }

  @Test
  void aFolderOfComposeFilesIsReadAsComposeFilesAndNotAsPlainLayers() {
    for (String name : List.of("base", "staging", "production")) {
      shell.file("compose/" + name + ".yaml", "services: {web: {image: a}}\n");
    }
    shell
        .file("other/compose/staging.yaml", "a: 1\n")
        .file("other/compose/production.yaml", "a: 2");
    Shell.Ran ran = shell.run("init", "--stdout");
    assertTrue(
        ran.out().contains("{compose: [compose/base.yaml, compose/staging.yaml]}"), ran.out());
    assertTrue(ran.out().contains("{file: other/compose/staging.yaml}"), ran.out());
  }

  @Test
  void aFolderWithNothingToCompareStillGivesAFileThatHolds() {
    Shell.Ran ran = shell.file("README.md", "# hello\n").run("init");
    assertEquals(ExitCode.PASSED, ran.code());
    assertTrue(ran.out().contains("no two environments"), ran.out());
    assertTrue(
        LoadEnvironments.require(shell.console(), Optional.empty()).environments().isEmpty());
  }

  @Test
  void aFileThatIsThereStaysUnlessForced() {
    shell.file("evenkeel.yaml", "version: 1\n");
    Shell.Ran ran = shell.run("init");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("--force"), ran.err());
    assertEquals("version: 1\n", shell.read("evenkeel.yaml"));

    assertEquals(ExitCode.PASSED, shell.run("init", "--force").code());
    assertTrue(shell.read("evenkeel.yaml").contains("environments:"));
  }

  @Test
  void printedItIsTheSameFileAndNothingIsWritten() {
    shell.file("staging.env", "A=1\n").file("production.env", "A=1\n");
    Shell.Ran printed = shell.run("init", "--stdout");
    assertFalse(Files.exists(folder.resolve("evenkeel.yaml")));
    shell.run("init");
    assertEquals(shell.read("evenkeel.yaml"), printed.out());
    assertTrue(printed.err().contains("staging"), printed.err());
  }
}
