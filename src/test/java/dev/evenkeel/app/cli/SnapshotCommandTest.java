package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {
  private static final String DECLARED =
      """
      version: 1
      environments:
        staging: {sources: {app: {env: a.env}}}
        production: {sources: {app: {env: b.env}}}
      compare: {left: staging, right: production}
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void twoFiles() {
    shell =
        new Shell(folder)
            .file("a.env", "SIZE=1\nAPI_TOKEN=canary-9f2c\n")
            .file("b.env", "SIZE=1\nAPI_TOKEN=canary-9f2c\n")
            .file("key", "0123456789abcdef0123\n")
            .file("other/key", "0123456789abcdef0123");
  }

  @Test
  void aSnapshotHoldsNoSecretAndIsReadableByItsOwnerAlone() throws IOException {
    for (String[] key :
        List.of(new String[0], new String[] {"--secret-key-file=key", "--nonce=n"})) {
      Shell.Ran ran = snapshot("a.env", "a.json", key);
      assertEquals(ExitCode.PASSED, ran.code(), ran.err());
      assertEquals("", ran.out());
      assertFalse((shell.read("a.json") + ran.err()).contains("canary"));
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a.json"))));
    }
  }

  @Test
  void takenWithOneKeyAndOneNonceTheyCompareAsTheFilesDo() {
    snapshot("a.env", "a.json", "--secret-key-file=key", "--nonce=n");
    snapshot("b.env", "b.json", "--secret-key-file=other/key", "--nonce=n");
    assertEquals(ExitCode.PASSED, compare("a.json", "b.json").code());

    shell.file("b.env", "SIZE=1\nAPI_TOKEN=another\n");
    snapshot("b.env", "b.json", "--secret-key-file=key", "--nonce=n");
    assertEquals(ExitCode.FAILED, compare("a.json", "b.json").code());
  }

  @Test
  void withoutAKeyOrWithAnotherNonceSecretsAreUnknownAndNeverEqual() {
    snapshot("a.env", "a.json");
    snapshot("b.env", "b.json");
    assertEquals(ExitCode.INCONCLUSIVE, compare("a.json", "b.json").code());

    snapshot("a.env", "a.json", "--secret-key-file=key", "--nonce=n1");
    snapshot("b.env", "b.json", "--secret-key-file=key", "--nonce=n2");
    assertEquals(ExitCode.INCONCLUSIVE, compare("a.json", "b.json").code());
  }

  @Test
  void aNonceIsMadeAndSaidWhereNoneIsGiven() {
    String said = snapshot("a.env", "a.json", "--secret-key-file=key").err();
    String nonce = said.replaceAll("(?s).*--nonce ([0-9a-f]{32}).*", "$1");
    snapshot("b.env", "b.json", "--secret-key-file=key", "--nonce=" + nonce);
    assertEquals(ExitCode.PASSED, compare("a.json", "b.json").code());
  }

  @Test
  void whatCannotBeReadIsInTheFileAndTheExitCodeSaysSo() {
    shell.file("evenkeel.yaml", DECLARED.replace("b.env", "absent.env"));
    Shell.Ran ran = snapshot("production", "p.json");
    assertEquals(ExitCode.INCONCLUSIVE, ran.code());
    assertTrue(ran.err().contains("absent.env"), ran.err());
    assertTrue(shell.read("p.json").contains("absent.env"));
    snapshot("staging", "s.json");
    assertEquals(ExitCode.INCONCLUSIVE, compare("s.json", "p.json").code());

    shell.file("t.yaml", "a: {{ x }}\nb: 1\n");
    assertEquals(ExitCode.INCONCLUSIVE, snapshot("t.yaml", "t.json").code());
  }

  @Test
  void anEnvironmentsSnapshotStandsInForItsSources() {
    shell.file("evenkeel.yaml", DECLARED);
    snapshot("staging", "s.json", "--secret-key-file=key", "--nonce=n");
    snapshot("production", "p.json", "--secret-key-file=key", "--nonce=n");
    shell.file(
        "evenkeel.yaml",
        """
        version: 1
        environments:
          staging: {snapshot: s.json}
          production: {snapshot: p.json}
        compare: {left: staging, right: production}
        """);
    assertEquals(ExitCode.PASSED, shell.run("compare").code());
  }

  @Test
  void aKeyThatCanBeGuessedOrIsNotThereIsRefused() {
    shell.file("short", "secret\n");
    for (String[] options :
        List.of(
            new String[] {"--secret-key-file=short"},
            new String[] {"--secret-key-file=absent"},
            new String[] {"--nonce=n"})) {
      Shell.Ran ran = snapshot("a.env", "a.json", options);
      assertEquals(ExitCode.USAGE, ran.code());
      assertFalse(Files.exists(folder.resolve("a.json")));
    }
    assertEquals(ExitCode.USAGE, snapshot("a.env", "nowhere/a.json").code());
    assertEquals(ExitCode.USAGE, snapshot("absent.env", "a.json").code());
    assertEquals(ExitCode.USAGE, shell.run("snapshot", "a.env").code());
  }

  private Shell.Ran snapshot(String side, String output, String... more) {
    var arguments = new java.util.ArrayList<>(List.of("snapshot", side, "--output", output));
    arguments.addAll(List.of(more));
    return shell.run(arguments.toArray(String[]::new));
  }

  private Shell.Ran compare(String left, String right) {
    return shell.run("compare", left, right);
  }
}
