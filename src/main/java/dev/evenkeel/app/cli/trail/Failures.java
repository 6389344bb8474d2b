package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.note.Malformed;
import java.util.concurrent.Callable;

/** What becomes of what a log's verbs can run into. */
public final class Failures {
  private Failures() {}

  public static int explained(Console console, Callable<Integer> work) throws Exception {
    try {
      return work.call();
    } catch (Malformed e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    } catch (TrailRefused e) {
      say(console, e);
      return ExitCode.INTEGRITY;
    } catch (StorageFailure e) {
      say(console, e);
      return ExitCode.INCONCLUSIVE;
    }
  }

  private static void say(Console console, RuntimeException e) {
    console.err().println("evenkeel: " + Printed.line(String.valueOf(e.getMessage())));
  }
}
