package dev.evenkeel.app.cli.gate;

import dev.evenkeel.app.cli.ConfigOption;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.NextSteps;
import dev.evenkeel.app.cli.ReportOptions;
import dev.evenkeel.app.cli.trail.Failures;
import dev.evenkeel.app.cli.trail.LogOptions;
import dev.evenkeel.app.cli.trail.ServerOptions;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.wiring.Checks;
import dev.evenkeel.app.wiring.Comparisons;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.operation.gate.GateDecision;
import dev.evenkeel.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gate [LEFT RIGHT]}: may this change be deployed? */
@Command(
    name = "gate",
    description =
        "Joins the comparison, the plan's drills and the change's approvals into one verdict, and"
            + " records it.",
    mixinStandardHelpOptions = true)
public final class GateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..2",
      paramLabel = "SIDE",
      description = "The two environments; without them, the pair of `compare:`.")
  private List<String> sides = List.of();

  @Option(
      names = "--change",
      paramLabel = "ID",
      description = "The change whose trail holds drills and approvals; needed with --data.")
  private @Nullable String change;

  @Option(
      names = "--commit",
      paramLabel = "SHA",
      description = "The git commit that would be deployed; the verdict is about it, too.")
  private @Nullable String commit;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "Names this decision for ever; default: a digest of all that it rests on, so that a retry"
              + " is not a second decision.")
  private @Nullable String key;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "Where the receipt of the recorded verdict is written.")
  private @Nullable String receipt;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "block (default), warn or info: findings below it do not fail.")
  private @Nullable String failOn;

  @Mixin private LogOptions log = new LogOptions();
  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private ReportOptions reports = new ReportOptions();

  public GateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    reports.check(console);
    complain();
    return Failures.explained(console, this::decide);
  }

  private void complain() {
    if (log.named() && server.named()) {
      throw new UsageError("--server and --data: one verdict goes into one log");
    }
    boolean recorded = log.named() || server.named();
    if (recorded && change == null) {
      throw new UsageError("--change ID is missing: whose verdict does the log remember?");
    }
    if (!recorded && (receipt != null || key != null || change != null)) {
      throw new UsageError(
          "--change, --receipt and --key speak of a recorded verdict; say where it is recorded with"
              + " --data DIR or --server URL");
    }
    if (commit != null && !commit.matches("[0-9a-f]{40}([0-9a-f]{24})?")) {
      throw new UsageError(
          "--commit "
              + commit
              + ": a whole commit id of 40 or 64 lowercase hex digits is needed, as `git rev-parse"
              + " HEAD` prints it");
    }
  }

  private int decide() {
    Optional<Declaration> declaration = config.find(console);
    reports.beside(config, console);
    var evidence = new Evidence(console, declaration, Optional.ofNullable(commit));
    Optional<ServiceTrail> service =
        server.named() ? Optional.of(ServiceTrail.of(console, server, named())) : Optional.empty();
    Evidence.Known known =
        service
            .map(trail -> trail.known(evidence))
            .orElseGet(
                () -> log.named() ? evidence.in(log.open(console), named()) : evidence.none());
    var comparisons = new Comparisons(console, declaration, known.facts());
    Comparisons.Pair pair = comparisons.pair(sides);
    Report report =
        comparisons.run(
            pair,
            Optional.ofNullable(failOn).map(Checks::severity),
            new NextSteps(sides, config.file()));
    boolean kept = true;
    if (log.named() || service.isPresent()) {
      var decision =
          new GateDecision(
              named(),
              report.right(),
              Optional.ofNullable(commit),
              report,
              ReportText.json(report),
              ReportText.policy(console, config.file()),
              known.plan(),
              known.drills());
      if (service.isPresent()) {
        kept =
            new RemoteRecording(console, server, Optional.ofNullable(receipt))
                .record(decision, Optional.ofNullable(key), service.get().trail());
      } else {
        new Recording(console, log.open(console), Optional.ofNullable(receipt))
            .record(decision, Optional.ofNullable(key));
      }
    }
    reports.write(report, console);
    int code = report.verdict().exitCode();
    return reports.ended(
        console, report, code == ExitCode.PASSED && !kept ? ExitCode.UNREACHABLE : code);
  }

  private String named() {
    return change == null ? "" : change;
  }
}
