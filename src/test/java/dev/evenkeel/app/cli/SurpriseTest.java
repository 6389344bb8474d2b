package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurpriseTest {
  @TempDir Path folder;

  /** The JVM ends with 1 where nobody catches an error, and 1 is the word for a failed gate. */
  @Test
  void whatTheMachineCannotDoIsNoVerdict() {
    var err = new ByteArrayOutputStream();
    var out =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) {
                throw new UnsatisfiedLinkError("libsqlitejdbc.so: cannot open");
              }
            },
            true,
            StandardCharsets.UTF_8);
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            folder,
            Map.of(),
            Clock.systemUTC(),
            false);

    assertEquals(ExitCode.INCONCLUSIVE, CommandLineTool.run(console, "schema", "report"));

    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("internal error java.lang.UnsatisfiedLinkError; no verdict"), said);
  }
}
