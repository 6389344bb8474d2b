package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What somebody reads who mistyped a word. */
class MistypedTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          comapre a b                         | there is no command comapre; near it: compare
          compare --formt json                | evenkeel compare has no option --formt; near it: --format
          compare --formt=json                | evenkeel compare has no option --formt; near it: --format
          drill rolback                       | there is no verb evenkeel drill rolback; near it: rollback
          trail recrd                         | there is no verb evenkeel trail recrd; near it: record
          drill rollback a b                  | b is one word more than evenkeel drill rollback takes
          drill rollback x --seed nowhere     | there is no folder
          compare --fail-on blok              | --fail-on blok: expected block, warn or info
          trail record --data log --change C --type deploy.started --key k --body none.json | --body none.json: cannot be read (there is no such file
          trail record --server 127.0.0.1:80 --change C --type deploy.started --key k | as in https://trail.example.org
          gate --commit HEAD                  | --commit HEAD: a whole commit id of 40 or 64
          gate --change C-1                   | say where it is recorded with --data
          """)
  void aMistypedWordIsToldWithWhatIsNear(String line, String said) {
    Shell.Ran ran = new Shell(directory).run(line.split(" "));
    assertEquals(ExitCode.USAGE, ran.code(), ran.err());
    assertTrue(ran.err().contains(said), ran.err());
    assertFalse(ran.err().contains("Exception"), ran.err());
  }

  /** The list of verbs shows the first line alone; one that ends in its middle says nothing. */
  @Test
  void whatTheListSaysOfAVerbIsAWholeSentence() {
    CommandLine whole = CommandLineTool.whole(new Shell(directory).console());
    whole
        .getSubcommands()
        .forEach(
            (name, verb) -> {
              String[] lines = verb.getCommandSpec().usageMessage().description();
              assertTrue(
                  lines.length > 0 && lines[0].endsWith("."), name + ": " + Arrays.toString(lines));
            });
  }
}
