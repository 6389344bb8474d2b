package dev.evenkeel.app.cli;

import dev.evenkeel.app.cli.drill.RecordFile;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.runbook.RunbookMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** The demo's third part: the shop's next deploy is stopped at every point, for real. */
final class DemoDrill {
  /** Where a sandbox may unpack its server; nothing else of this machine reaches the shop. */
  private static final List<String> PLACES =
      List.of("XDG_CACHE_HOME", "HOME", "TMPDIR", "USER", "PATH");

  private DemoDrill() {}

  /** Drills, and writes the states and the worst one's page; one line where that was not to be. */
  static void write(Console machine, Console shop, Appendable out, RenderOptions options)
      throws IOException {
    out.append('\n');
    var said = new ByteArrayOutputStream();
    int code;
    try {
      code = drill(machine, shop, said);
    } catch (RuntimeException e) {
      out.append("drill: could not run here (" + e.getClass().getSimpleName() + ")\n");
      return;
    }
    if (code != ExitCode.FAILED && code != ExitCode.PASSED) {
      String why = said.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("exit " + code);
      out.append("drill: could not run here: " + Printed.line(why) + "\n");
      return;
    }
    RunbookMatrix.write(RecordFile.read(RecordFile.USUAL, shop), out, options);
  }

  private static int drill(Console machine, Console shop, ByteArrayOutputStream said) {
    var places = new TreeMap<String, String>();
    for (String name : PLACES) {
      String value = machine.variables().get(name);
      if (value != null) {
        places.put(name, value);
      }
    }
    var process =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            shop.directory(),
            places,
            shop.clock(),
            false);
    return CommandLineTool.run(
        process,
        "drill",
        "half-deploy",
        "--from=V1__orders",
        "--seed=none",
        "--old-code=db/old-code.sql",
        "--format=json",
        "--output=" + RecordFile.USUAL);
  }
}
