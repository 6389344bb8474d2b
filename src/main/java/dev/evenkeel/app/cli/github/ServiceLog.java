package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.cli.trail.ServerOptions;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.github.Input;
import dev.evenkeel.app.github.Inputs;
import dev.evenkeel.app.github.JobIdentity;
import dev.evenkeel.app.github.Runner;
import dev.evenkeel.store.file.SpoolFiles;
import dev.evenkeel.store.remote.Address;
import dev.evenkeel.trail.note.Malformed;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The service that keeps the log, by an identity that the job shows it and no stored secret. A
 * session lasts a quarter of an hour and a drill may last longer, so each record shows it anew.
 */
final class ServiceLog {
  private static final String TOKEN = "EVENKEEL_TOKEN";

  private final Runner runner;
  private final Address address;
  private final String audience;

  private ServiceLog(Runner runner, Address address, String audience) {
    this.runner = runner;
    this.address = address;
    this.audience = audience;
  }

  static Optional<ServiceLog> of(Inputs inputs, Runner runner) {
    Optional<String> url = inputs.text(Input.SERVER_URL);
    if (url.isEmpty()) {
      return Optional.empty();
    }
    if (inputs.text(Input.DATA).isPresent()) {
      throw new UsageError("the inputs data and server-url: a step's records go into one log");
    }
    try {
      Address address = Address.parse(url.get());
      return Optional.of(
          new ServiceLog(runner, address, inputs.text(Input.AUDIENCE).orElse(url.get())));
    } catch (Malformed e) {
      throw new UsageError("the input server-url: " + e.getMessage());
    }
  }

  JobIdentity.Answer show() {
    return JobIdentity.show(runner, address, audience);
  }

  /** As one who may write; where the service does not answer, as one whose record will wait. */
  GuardedLog writer(GuardedLog log) {
    return show() instanceof JobIdentity.Answer.Session(String token)
        ? log.with(TOKEN, token)
        : log;
  }

  /**
   * Where records wait. A hosted machine is gone with its job, so there they wait where the job's
   * own steps find them; a machine that stays has a place of its own for them.
   */
  static Path spool(Inputs inputs, Runner runner, Console console, Path directory) {
    try {
      return inputs
          .text(Input.SPOOL)
          .map(directory::resolve)
          .orElseGet(
              () ->
                  runner.variable("RUNNER_ENVIRONMENT").filter("github-hosted"::equals).isPresent()
                      ? runner.temporary().resolve("evenkeel-spool")
                      : ServerOptions.usualSpool(console));
    } catch (InvalidPathException e) {
      throw new UsageError("the input spool: this file system cannot have such a name");
    }
  }

  static boolean waits(Path spool) {
    return !new SpoolFiles(spool).waiting().isEmpty();
  }
}
