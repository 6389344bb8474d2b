package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.operation.spool.SpooledRecord;
import dev.evenkeel.store.file.SpoolFiles;
import dev.evenkeel.store.remote.Delivery;
import dev.evenkeel.store.remote.RemoteLog;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.VerifierKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code trail replay}: what waited is sent, in the order in which it was made. */
@Command(
    name = "replay",
    description =
        "Sends what waits since the service could not be reached, with the time at which it was"
            + " made and why it comes late.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();

  /** Exit codes from the one that matters most. */
  private static final List<Integer> WORST =
      List.of(ExitCode.USAGE, ExitCode.INTEGRITY, ExitCode.UNREACHABLE);

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return Failures.explained(console, this::replay);
  }

  private int replay() {
    SpoolFiles spool = server.spool(console);
    List<Path> waiting = spool.waiting();
    if (waiting.isEmpty()) {
      print("nothing waits in " + spool.directory());
      return ExitCode.PASSED;
    }
    VerifierKey key = spool.key(new SecureRandom()).verifier();
    int worst = ExitCode.PASSED;
    int sent = 0;
    try (RemoteLog log = server.open(console)) {
      for (Path file : waiting) {
        int code = one(spool, file, key, log);
        sent += code == ExitCode.PASSED ? 1 : 0;
        worst = worse(worst, code);
        if (code == ExitCode.UNREACHABLE) {
          break; // What was made later is sent later.
        }
      }
    }
    int left = waiting.size() - sent;
    print(sent + " sent, " + left + (left == 1 ? " waits" : " wait") + " in " + spool.directory());
    console.out().flush();
    return worst;
  }

  private int one(SpoolFiles spool, Path file, VerifierKey key, RemoteLog log) {
    SpooledRecord record;
    try {
      record = SpooledRecord.parse(spool.read(file), key);
    } catch (Malformed e) {
      print(file.getFileName() + "  NOT SENT: " + e.getMessage());
      return ExitCode.INTEGRITY;
    }
    String name =
        file.getFileName()
            + "  "
            + record.asked().type().word()
            + " of "
            + record.asked().change()
            + ", key "
            + record.asked().key();
    return switch (delivered(record, log)) {
      case Delivery.Received received -> {
        Path kept = spool.sent(file, received.receipt().bytes());
        print(name + ": record " + received.receipt().index() + ", receipt " + kept);
        yield ExitCode.PASSED;
      }
      case Delivery.Refused refused -> {
        print(name + ": NOT SENT: " + refused.why());
        yield ExitCode.USAGE;
      }
      case Delivery.Unreachable unreachable -> {
        print(name + ": NOT SENT: " + unreachable.why());
        yield ExitCode.UNREACHABLE;
      }
    };
  }

  /**
   * The first attempt may have landed before its answer was lost; then the late record is another
   * one under its key, and the record as it was asked for gets the first receipt.
   */
  private static Delivery delivered(SpooledRecord record, RemoteLog log) {
    Delivery late = log.deliver(record.late());
    return late instanceof Delivery.Refused refused && refused.code().equals("key-taken")
        ? log.deliver(record.asked())
        : late;
  }

  private static int worse(int one, int other) {
    return WORST.stream()
        .filter(code -> code == one || code == other)
        .findFirst()
        .orElse(ExitCode.PASSED);
  }

  private void print(String text) {
    console.out().print(Printed.line(text) + "\n");
  }
}
