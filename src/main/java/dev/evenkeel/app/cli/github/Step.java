package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.finding.ReadReport;
import dev.evenkeel.app.github.Attempt;
import dev.evenkeel.app.github.Input;
import dev.evenkeel.app.github.Inputs;
import dev.evenkeel.app.github.JobIdentity;
import dev.evenkeel.app.github.Output;
import dev.evenkeel.app.github.Runner;
import dev.evenkeel.app.github.RunnerFiles;
import dev.evenkeel.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One step: its inputs, where it runs, what it leaves. */
final class Step {
  private final Console console;
  private final Runner runner;
  private final RunnerFiles files;
  private final Inputs inputs;
  private final Verb verb;
  private final Path directory;
  private final StepFolder folder;

  private Step(Console console, Runner runner, RunnerFiles files, Inputs inputs, Verb verb) {
    this.console = console;
    this.runner = runner;
    this.files = files;
    this.inputs = inputs;
    this.verb = verb;
    this.directory = directory(console, runner, inputs);
    this.folder = new StepFolder(folder(runner, inputs, directory));
  }

  static Step of(Console console, Runner runner, RunnerFiles files) {
    Inputs inputs = Inputs.of(console.variables());
    if (inputs.text(Input.COMMAND).isEmpty()) {
      throw new UsageError(
          "the input command is missing; expected " + String.join(", ", Verb.all()));
    }
    return new Step(
        console, runner, files, inputs, Verb.named(inputs.oneOf(Input.COMMAND, Verb.all())));
  }

  private static Path directory(Console console, Runner runner, Inputs inputs) {
    String asked = inputs.text(Input.WORKING_DIRECTORY).orElse(".");
    try {
      Path directory = runner.workspace(console.directory()).resolve(asked).normalize();
      if (Files.isDirectory(directory)) {
        return directory;
      }
    } catch (InvalidPathException e) {
      // said below, as of any folder that is not there
    }
    throw new UsageError(
        "the input working-directory is "
            + asked
            + ", and there is no such folder in the workspace; is the repository checked out?");
  }

  private static Path folder(Runner runner, Inputs inputs, Path directory) {
    try {
      return inputs
          .text(Input.REPORT_DIR)
          .map(directory::resolve)
          .orElseGet(() -> runner.temporary().resolve(RunnerFiles.mark()));
    } catch (InvalidPathException e) {
      throw new UsageError("the input report-dir: this file system cannot have such a name");
    }
  }

  int run() throws IOException {
    boolean summary = inputs.truth(Input.SUMMARY, true);
    boolean annotations = inputs.truth(Input.ANNOTATIONS, true);
    boolean scanning = inputs.truth(Input.UPLOAD_SARIF, false);
    String comment = inputs.oneOf(Input.COMMENT, List.of("never", "on-findings", "always"));
    var aftermath = new Aftermath(console, runner, files, inputs);
    if (verb == Verb.COMMENT) {
      return StrangersReport.show(inputs, directory, runner, aftermath);
    }
    folder.make();
    files.output(Output.REPORT_DIR, folder.path().toString());
    var log = new GuardedLog(console, directory);
    Recorded recorded = recorded(log, aftermath);
    if (verb.reports() && !Files.exists(folder.report())) {
      trouble(recorded.ran(), summary, annotations);
      return recorded.code();
    }
    if (verb.reports()) {
      shown(summary, annotations);
      if (scanning) {
        aftermath.tell(aftermath.codeScanning(folder.sarif()), Optional.empty());
      }
      if (!comment.equals("never")) {
        boolean quiet = comment.equals("on-findings") && recorded.ran().code() == ExitCode.PASSED;
        aftermath.tell(aftermath.comment(commentText(), quiet), Optional.of(Output.COMMENT_URL));
      }
    }
    return recorded.code();
  }

  /** A verb's run, and the worst that came of it or of recording it. */
  private record Recorded(GuardedLog.Ran ran, int code) {}

  private Recorded recorded(GuardedLog log, Aftermath aftermath) throws IOException {
    Optional<ServiceLog> service = ServiceLog.of(inputs, runner);
    if (service.isEmpty()) {
      boolean kept = inputs.text(Input.DATA).isPresent() && verb.reports();
      return recordedBy(log, () -> log, kept ? Keeping.FOLDER : Keeping.NOT_ASKED);
    }
    if (!verb.reports()) {
      throw new UsageError(
          "the input server-url: an evidence pack is exported from a log's folder (input data); the"
              + " service itself hands a change's pack out at /v1/changes/CHANGE/evidence.zip");
    }
    if (service.get().show() instanceof JobIdentity.Answer.None(String why)) {
      GuardedLog.Ran ran = log.run(words(Keeping.REFUSED, ChangeTrail.change(inputs, runner)));
      aftermath.tell(new Attempt.Failed("nothing is recorded: " + why), Optional.empty());
      return new Recorded(ran, worse(ExitCode.UNREACHABLE, ran.code()));
    }
    Recorded recorded = recordedBy(log, () -> service.get().writer(log), Keeping.SERVICE);
    if (ServiceLog.waits(spool())) {
      files.output(Output.SPOOL, spool().toString());
      aftermath.tell(
          new Attempt.Failed(
              "the service did not answer: what it is to remember waits in the folder that the"
                  + " output spool names; send it with `evenkeel trail replay --server URL --spool"
                  + " FOLDER`, from there or from where that folder is kept"),
          Optional.empty());
    }
    return recorded;
  }

  private Recorded recordedBy(GuardedLog log, Supplier<GuardedLog> writer, Keeping keeping)
      throws IOException {
    Optional<String> change = ChangeTrail.change(inputs, runner);
    if (!keeping.kept()) {
      GuardedLog.Ran ran = log.run(words(keeping, change));
      return new Recorded(ran, ran.code());
    }
    String id =
        change.orElseThrow(
            () ->
                new UsageError(
                    "a log is named, and neither the input change nor the run says"
                        + " which change the records are about"));
    files.output(Output.CHANGE, id);
    var trail = new ChangeTrail(inputs, runner, writer, folder, spool(keeping));
    int code = trail.opened(id);
    GuardedLog.Ran ran = (verb == Verb.GATE ? writer.get() : log).run(words(keeping, change));
    code = worse(code, ran.code());
    if (verb.record().isPresent() && Files.exists(folder.report())) {
      code = worse(code, trail.found(id, verb.record().get(), GithubCommand.word(ran.code())));
    }
    if (Files.exists(folder.receipt())) {
      files.output(Output.RECEIPT, folder.receipt().toString());
    }
    return new Recorded(ran, code);
  }

  private Path spool() {
    return ServiceLog.spool(inputs, runner, console, directory);
  }

  private Optional<Path> spool(Keeping keeping) {
    return keeping == Keeping.SERVICE ? Optional.of(spool()) : Optional.empty();
  }

  private List<String> words(Keeping keeping, Optional<String> change) {
    Optional<String> commit = inputs.text(Input.COMMIT).or(runner::commit);
    return CommandWords.of(verb, inputs, folder, keeping, spool(keeping), change, commit);
  }

  private static int worse(int one, int other) {
    for (int code :
        new int[] {
          ExitCode.USAGE,
          ExitCode.INTEGRITY,
          ExitCode.FAILED,
          ExitCode.INCONCLUSIVE,
          ExitCode.UNREACHABLE
        }) {
      if (one == code || other == code) {
        return code;
      }
    }
    return Math.max(one, other);
  }

  private String commentText() throws IOException {
    return verb.compares()
        ? CommentText.of(report(), runner)
        : CommentText.of(Files.readString(folder.summary()), runner);
  }

  private void trouble(GuardedLog.Ran ran, boolean summary, boolean annotations)
      throws IOException {
    var trouble = Trouble.of(ran.code(), ran.said());
    if (annotations) {
      console.out().print(trouble.annotation());
    }
    if (summary) {
      files.summary(trouble.markdown());
    }
  }

  private void shown(boolean summary, boolean annotations) throws IOException {
    if (annotations) {
      console.out().print(Files.readString(folder.annotations()));
    }
    if (summary && !files.summary(Files.readString(folder.summary()) + "\n")) {
      console.out().println("evenkeel: the summary is too long for GitHub; it lies in report-dir");
    }
    files.output(Output.REPORT, folder.report().toString());
    files.output(Output.SUMMARY, folder.summary().toString());
    files.output(Output.HTML, folder.html().toString());
    files.output(Output.SARIF, folder.sarif().toString());
    if (verb.compares()) {
      for (Map.Entry<Output, String> counted : Tally.of(report()).entrySet()) {
        files.output(counted.getKey(), counted.getValue());
      }
    }
  }

  private Report report() throws IOException {
    String json = Files.readString(folder.report());
    return ReadReport.ours(json.getBytes(StandardCharsets.UTF_8), "the report");
  }
}
