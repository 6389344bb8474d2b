package dev.evenkeel.app.cli;

import dev.evenkeel.app.cli.drill.RecordFile;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.environment.LoadEnvironments;
import dev.evenkeel.app.wiring.Comparisons;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.Report;
import dev.evenkeel.report.ReportFormat;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: a comparison and a drill that end red, and show why. */
@Command(
    name = "demo",
    description = {
      "Shows what Evenkeel finds, on a small shop of its own: no network, no Docker.",
      "Compares its staging and production, which differ in ways that matter, and stops its next",
      "migrations at every point in a sandbox. Exit code 1."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description = "Write the shop's files into this new folder, to try the other verbs on.")
  Optional<String> keep = Optional.empty();

  @Mixin private ReportOptions reports = new ReportOptions();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    reports.check(console);
    try {
      return keep.isPresent() ? kept(keep.get()) : passing();
    } catch (IOException e) {
      throw new UsageError(
          "cannot write the shop's files ("
              + FileTrouble.why(e)
              + "); a writable folder was expected: evenkeel demo --keep FOLDER");
    }
  }

  private int kept(String name) throws IOException {
    Path folder = console.directory().resolve(name);
    if (Files.exists(folder)) {
      throw new UsageError(name + " is there already; --keep makes a folder of its own");
    }
    Files.createDirectories(folder);
    DemoShop.unpack(folder);
    int code = show(folder, List.of("cd " + name, "evenkeel explain leak-token"));
    console.err().println("evenkeel: the shop's files are in " + Printed.line(name));
    return code;
  }

  private int passing() throws IOException {
    Path folder = Files.createTempDirectory("evenkeel-demo-");
    try {
      DemoShop.unpack(folder);
      return show(folder, List.of("evenkeel demo --keep shop", "evenkeel explain leak-token"));
    } finally {
      DemoShop.remove(folder);
    }
  }

  private int show(Path folder, List<String> next) {
    Console shop = standingIn(folder);
    Optional<Declaration> declaration =
        Optional.of(LoadEnvironments.require(shop, Optional.empty()));
    var comparisons = new Comparisons(shop, declaration);
    Report report =
        comparisons.run(comparisons.pair(List.of()), Optional.empty(), (verdict, findings) -> next);
    Report dated = dated(report);
    reports.write(
        console,
        (format, to, options) -> {
          format.render(dated, to, options);
          if (format == ReportFormat.TEXT) {
            drill(shop, to, options);
          }
        });
    console.err().println("evenkeel: " + DemoTrail.of(shop, report));
    return report.verdict().exitCode();
  }

  /** The comparison is read while the drill runs. */
  private void drill(Console shop, Appendable to, RenderOptions options) throws IOException {
    String keeping = keep.isPresent() ? "" : "evenkeel demo --keep shop && cd shop && ";
    if (to instanceof Flushable waiting) {
      waiting.flush();
    }
    if (console.terminal()) {
      console.err().println("evenkeel: drilling the shop's migrations, some ten seconds ...");
    }
    DemoDrill.write(console, shop, to, options);
    to.append("next\n  " + keeping + "evenkeel runbook " + RecordFile.USUAL + "\n");
  }

  /** Nothing of this machine and of this day reaches the shop. */
  private Console standingIn(Path folder) {
    return new Console(
        InputStream.nullInputStream(),
        console.out(),
        console.err(),
        folder,
        Map.of(),
        Clock.fixed(DemoShop.TODAY.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC),
        console.terminal());
  }

  private static Report dated(Report report) {
    return report.remarking("today is taken to be " + DemoShop.TODAY + ", for what has expired");
  }
}
