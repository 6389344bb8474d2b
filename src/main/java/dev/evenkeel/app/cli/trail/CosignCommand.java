package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.AtomicFile;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.FileTrouble;
import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.operation.trail.Cosign;
import dev.evenkeel.store.remote.Address;
import dev.evenkeel.store.remote.HttpWitness;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.NoteSignature;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.note.WitnessAddresses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trail cosign}: the log's head, shown to witnesses. */
@Command(
    name = "cosign",
    description = "Shows the log's newest checkpoint to the witnesses of a trust policy.",
    mixinStandardHelpOptions = true)
final class CosignCommand implements Callable<Integer> {
  private static final int LARGEST_FILE = 1 << 20;

  private final Console console;

  @Mixin private LogOptions log = new LogOptions();

  @Option(
      names = "--trust",
      required = true,
      paramLabel = "FILE",
      description =
          "A trust policy (c2sp.org/tlog-policy) whose lines `witness NAME KEY URL` say where they"
              + " are.")
  private @Nullable String trust;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the cosigned checkpoint is written; default: standard output.")
  private @Nullable String output;

  CosignCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return Failures.explained(console, this::cosign);
  }

  private int cosign() {
    byte[] bytes = new InputFiles(console).bytes("--trust", String.valueOf(trust), LARGEST_FILE);
    Map<VerifierKey, String> addresses = WitnessAddresses.in(bytes);
    if (addresses.isEmpty()) {
      throw new UsageError(
          "--trust " + trust + ": no witness in it has an address; expected: witness NAME KEY URL");
    }
    TrailDirectory directory = log.openExisting(console);
    directory.witnesses().name(bytes);
    var lines = new ArrayList<NoteSignature>();
    boolean contradicted = false;
    boolean unreachable = false;
    SignedNote cosigned;
    try (Storage storage = directory.openToRead()) {
      var asking = new Cosign(storage);
      for (Map.Entry<VerifierKey, String> witness : addresses.entrySet()) {
        try (var http = new HttpWitness(Address.parse(witness.getValue()))) {
          switch (asking.ask(witness.getKey(), http)) {
            case Cosign.Result.Cosigned one -> {
              lines.add(one.line());
              directory.witnesses().keep(witness.getKey(), asking.head().with(one.line()));
            }
            case Cosign.Result.Contradicted other -> {
              contradicted = true;
              note(other.why() + "; runbook: docs/trust.md, \"Set back\"");
            }
            case Cosign.Result.Missing missing -> {
              unreachable |= missing.unreachable();
              note(missing.why());
            }
          }
        }
      }
      cosigned = asking.cosigned(lines);
    }
    hand(cosigned);
    if (contradicted) {
      return ExitCode.INTEGRITY;
    }
    return switch (TlogPolicy.parse(bytes).judge(cosigned)) {
      case TlogPolicy.Acceptance.Accepted accepted -> ExitCode.PASSED;
      case TlogPolicy.Acceptance.Refused refused -> {
        note(refused.why());
        yield unreachable ? ExitCode.UNREACHABLE : ExitCode.INCONCLUSIVE;
      }
    };
  }

  private void hand(SignedNote cosigned) {
    if (output == null) {
      console.out().print(cosigned);
      console.out().flush();
      return;
    }
    try {
      AtomicFile.replace(console.directory().resolve(output), cosigned.toString());
    } catch (IOException e) {
      throw new UsageError(
          "--output " + output + ": cannot be written (" + FileTrouble.why(e) + ")");
    }
  }

  private void note(String text) {
    console.err().println("evenkeel: " + Printed.line(text));
  }
}
