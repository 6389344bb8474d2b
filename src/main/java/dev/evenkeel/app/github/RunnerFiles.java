package dev.evenkeel.app.github;

import dev.evenkeel.report.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The files in which a runner takes outputs and the job's summary. */
public final class RunnerFiles {
  private static final int LARGEST_SUMMARY = 200_000;

  private final Runner runner;

  public RunnerFiles(Runner runner) {
    this.runner = runner;
  }

  /**
   * Sets an output. The value ends at a mark that nobody can have guessed, so that no value can set
   * another output.
   */
  public void output(Output output, String value) throws IOException {
    String mark = mark();
    append(
        "GITHUB_OUTPUT",
        output.word() + "<<" + mark + "\n" + Printable.of(value) + "\n" + mark + "\n");
  }

  /** Adds to the job's summary; what is too long for one is not written half. */
  public boolean summary(String markdown) throws IOException {
    if (markdown.getBytes(StandardCharsets.UTF_8).length > LARGEST_SUMMARY) {
      return false;
    }
    append("GITHUB_STEP_SUMMARY", markdown);
    return true;
  }

  private void append(String variable, String text) throws IOException {
    var file = runner.variable(variable);
    if (file.isPresent()) {
      Files.writeString(
          Path.of(file.get()), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  /** A word that nothing written before it can know. */
  public static String mark() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return "evenkeel-" + HexFormat.of().formatHex(bytes);
  }
}
