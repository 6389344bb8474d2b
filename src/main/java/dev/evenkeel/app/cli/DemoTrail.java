package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.report.Report;
import dev.evenkeel.value.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The demo's second part: the verdict goes into a log of the shop's own, and the log is verified.
 */
final class DemoTrail {
  private static final String LOG = "trail";
  private static final String HIGH_WATER = "high-water";

  private DemoTrail() {}

  /** What came of it, in one line. */
  static String of(Console shop, Report report) {
    try {
      int recorded =
          run(
              shop,
              body(report),
              "trail",
              "record",
              "--data=" + LOG,
              "--high-water=" + HIGH_WATER,
              "--change=shop-1.8.2",
              "--type=parity.checked",
              "--environment=" + report.right(),
              "--key=demo",
              "--body=-");
      int verified =
          run(shop, "", "trail", "verify", "--data=" + LOG, "--high-water=" + HIGH_WATER);
      return recorded == ExitCode.PASSED && verified == ExitCode.PASSED
          ? "trail: the verdict went into a log of the shop's own, and the log verifies"
          : "trail: could not run here (record " + recorded + ", verify " + verified + ")";
    } catch (RuntimeException e) {
      return "trail: could not run here (" + e.getClass().getSimpleName() + ")";
    }
  }

  private static int run(Console shop, String input, String... arguments) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var process =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            nowhere,
            nowhere,
            shop.directory(),
            Map.of(),
            shop.clock(),
            false);
    return CommandLineTool.run(process, arguments);
  }

  private static String body(Report report) {
    var json = new StringBuilder();
    try {
      var writer = new JsonWriter(json);
      writer.beginObject();
      writer.name("verdict").value(report.verdict().word());
      writer.name("left").value(report.leftDigest());
      writer.name("right").value(report.rightDigest());
      writer.endObject().finish();
    } catch (IOException e) {
      throw new UncheckedIOException("a builder does not fail", e);
    }
    return json.toString();
  }
}
