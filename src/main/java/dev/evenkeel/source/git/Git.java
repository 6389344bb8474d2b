package dev.evenkeel.source.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code git} in a folder: no pager, no prompt, no network, no lock, no program of the repo's.
 */
final class Git {
  private static final int SECONDS = 120;

  /** What a run gave; no exit code where it could not be started or did not end in time. */
  static final class Output {
    private final int exit;
    private final byte[] bytes;
    private final String complaint;

    private Output(int exit, byte[] bytes, String complaint) {
      this.exit = exit;
      this.bytes = bytes;
      this.complaint = complaint;
    }

    private static Output none(String complaint) {
      return new Output(-1, new byte[0], complaint);
    }

    boolean ok() {
      return exit == 0;
    }

    byte[] bytes() {
      return bytes;
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    String complaint() {
      return complaint;
    }
  }

  private Git() {}

  static Output run(Path folder, List<String> arguments) {
    return run(folder, arguments, new byte[0]);
  }

  static Output run(Path folder, List<String> arguments, byte[] input) {
    var command = new ArrayList<>(List.of("git", "--no-pager", "--no-optional-locks"));
    // what a repository's own settings could make git run for us
    for (String setting :
        List.of("core.fsmonitor=false", "log.showSignature=false", "core.quotePath=false")) {
      command.add("-c");
      command.add(setting);
    }
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    // a hook sets these for its own repository, and ours may be another
    List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
        .forEach(builder.environment()::remove);
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_NO_LAZY_FETCH", "1");
    try {
      return collect(builder.start(), input);
    } catch (IOException e) {
      return Output.none("git could not be started; is it on the PATH?");
    }
  }

  private static Output collect(Process process, byte[] input) {
    var complaint = new ByteArrayOutputStream();
    var output = new ByteArrayOutputStream();
    Thread errors =
        Thread.ofPlatform().daemon().start(() -> copy(process.getErrorStream(), complaint));
    Thread lines = Thread.ofPlatform().daemon().start(() -> copy(process.getInputStream(), output));
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException closedEarly) {
      // git ended before it read everything; its exit code says why
    }
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Output.none("git did not end within " + SECONDS + " s");
      }
      errors.join();
      lines.join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return Output.none("interrupted while git ran");
    }
    String said = complaint.toString(StandardCharsets.UTF_8).strip();
    return new Output(
        process.exitValue(), output.toByteArray(), said.lines().findFirst().orElse(""));
  }

  private static void copy(InputStream from, OutputStream to) {
    try (from) {
      from.transferTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
