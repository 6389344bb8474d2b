package dev.evenkeel.app.cli.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code contract check} and {@code contract compare} as a process. */
final class ContractCommandTest {
  @TempDir Path folder;
  private Shell shell = new Shell(Path.of("."));

  @BeforeEach
  void files() {
    shell =
        new Shell(folder)
            .file("old.json", "{\"type\": \"object\",\n\"required\": [\"a\"]}")
            .file("new.json", "{\"type\": \"object\",\n\"required\": [\"a\", \"b\"]}")
            .file("good.json", "{\"a\": 1}")
            .file("bad.json", "{\n\"b\": 1}")
            .file("none.json", "{\n\"b\": 1,,}")
            .file("lines.jsonl", "{\"a\": 1}\n{\"b\": 2}\n");
  }

  @Test
  void theExitCodeSaysValidInvalidOrUnknown() {
    assertEquals(0, shell.run("contract", "check", "old.json", "good.json").code());
    assertEquals(1, shell.run("contract", "check", "old.json", "good.json", "bad.json").code());
    assertEquals(3, shell.run("contract", "check", "old.json", "good.json", "none.json").code());
    assertEquals(1, shell.run("contract", "check", "old.json", "bad.json", "none.json").code());
    assertEquals(2, shell.run("contract", "check", "old.json", "gone.json").code());
    assertEquals(2, shell.run("contract", "check", "old.json").code());
    assertEquals(2, shell.run("contract").code());
  }

  @Test
  void everyProblemHasItsLineAndTheRestIsJudged() {
    var ran = shell.run("contract", "check", "old.json", "none.json", "bad.json", "good.json");
    assertTrue(ran.out().contains("none.json:2: no JSON"), ran.out());
    assertTrue(
        ran.out()
            .contains(
                "bad.json:1: the document breaks required: the member a is asked for at"
                    + " old.json:2"),
        ran.out());
    assertTrue(ran.out().contains("valid    good.json"), ran.out());
    assertTrue(ran.err().contains("old.json does not say its draft; read as 2020-12"), ran.err());
  }

  @Test
  void eachLineOfJsonLinesIsADocument() {
    String out = shell.run("contract", "check", "old.json", "lines.jsonl").out();
    assertTrue(out.startsWith("failed: 1 valid, 1 invalid, 0 not judged"), out);
  }

  @Test
  void theJsonSaysWhichDirectionBreaks() {
    var ran = shell.run("contract", "compare", "old.json", "new.json", "--format", "json");
    assertEquals(1, ran.code());
    assertTrue(ran.out().contains("\"breaks\": \"backward\""), ran.out());
    assertTrue(
        shell
            .run("contract", "compare", "new.json", "old.json", "--format", "json")
            .out()
            .contains("\"breaks\": \"forward\""));
    assertEquals(0, shell.run("contract", "compare", "old.json", "old.json").code());
  }

  @Test
  void whatCouldNotBeJudgedIsThree() {
    shell
        .file("look1.json", "{\"type\": \"string\", \"pattern\": \"x(?=y)\"}")
        .file("look2.json", "{\"type\": \"string\", \"pattern\": \"x(?=z)\"}")
        .file("remote.json", "{\"$ref\": \"https://example.org/x.json\"}");
    assertEquals(3, shell.run("contract", "compare", "look1.json", "look2.json").code());
    assertEquals(3, shell.run("contract", "compare", "old.json", "remote.json").code());
    assertEquals(3, shell.run("contract", "check", "remote.json", "good.json").code());
  }

  @Test
  void strictCountsWhatTheContractLeavesOpen() {
    shell
        .file("open1.json", "{\"type\": \"object\", \"properties\": {\"a\": {}}}")
        .file(
            "open2.json",
            "{\"type\": \"object\", \"properties\": {\"a\": {}, \"b\": {\"type\": \"null\"}}}");
    assertEquals(0, shell.run("contract", "compare", "open1.json", "open2.json").code());
    assertEquals(
        1, shell.run("contract", "compare", "open1.json", "open2.json", "--strict").code());
  }

  @Test
  void theDraftThatIsAssumedCanBeSaid() {
    shell.file("four.json", "{\"type\": \"integer\", \"minimum\": 1, \"exclusiveMinimum\": true}");
    shell.file("one.json", "1");
    assertEquals(
        1, shell.run("contract", "check", "four.json", "one.json", "--assume", "draft-04").code());
    assertEquals(3, shell.run("contract", "check", "four.json", "one.json").code());
    assertEquals(
        2, shell.run("contract", "check", "four.json", "one.json", "--assume", "draft-03").code());
  }
}
