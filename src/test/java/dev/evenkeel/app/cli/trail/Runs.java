package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.CommandLineTool;
import dev.evenkeel.app.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Runs of the command in a directory, with a home of their own. */
record Runs(Path directory) {
  /** What a run left. */
  record Run(int code, String out, String err) {}

  Run run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            directory,
            Map.of("HOME", directory.resolve("home").toString()),
            Clock.fixed(Instant.parse("2026-11-26T17:00:00Z"), ZoneOffset.UTC),
            false);
    int code = CommandLineTool.run(console, arguments);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
