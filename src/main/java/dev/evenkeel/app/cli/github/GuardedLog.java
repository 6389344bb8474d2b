package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.cli.CommandLineTool;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.github.RunnerFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a verb of this program inside a stretch of the log in which the runner takes no commands,
 * whatever the verb's output holds. Its two streams become one, so that their order is the log's.
 */
final class GuardedLog {
  private final Console console;
  private final Path directory;
  private final Map<String, String> variables;

  /**
   * Where verbs run.
   *
   * @param directory where the verb's relative paths start
   */
  GuardedLog(Console console, Path directory) {
    this(console, directory, console.variables());
  }

  private GuardedLog(Console console, Path directory, Map<String, String> variables) {
    this.console = console;
    this.directory = directory;
    this.variables = variables;
  }

  /** The same where one more variable is set. */
  GuardedLog with(String name, String value) {
    var more = new HashMap<>(variables);
    more.put(name, value);
    return new GuardedLog(console, directory, Map.copyOf(more));
  }

  /** What a verb left: its exit code, and what it said beside its report. */
  record Ran(int code, String out, String said) {}

  /** Into the log, as it comes. */
  Ran run(List<String> words) {
    String mark = RunnerFiles.mark();
    console.out().println("::stop-commands::" + mark);
    var said = new ByteArrayOutputStream();
    int code;
    try {
      code = verb(words, console.out(), new PrintStream(both(said), true, StandardCharsets.UTF_8));
    } finally {
      console.out().println();
      console.out().println("::" + mark + "::");
      console.out().flush();
    }
    return new Ran(code, "", said.toString(StandardCharsets.UTF_8));
  }

  /** Without a line in the log; what it prints is somebody's to keep. */
  Ran quietly(List<String> words) {
    var out = new ByteArrayOutputStream();
    var said = new ByteArrayOutputStream();
    int code =
        verb(
            words,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(said, true, StandardCharsets.UTF_8));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), said.toString(StandardCharsets.UTF_8));
  }

  private int verb(List<String> words, PrintStream out, PrintStream err) {
    var inner =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            directory,
            variables,
            console.clock(),
            false);
    int code = CommandLineTool.run(inner, words.toArray(String[]::new));
    out.flush();
    err.flush();
    return code;
  }

  private OutputStream both(ByteArrayOutputStream said) {
    return new OutputStream() {
      @Override
      public void write(int one) {
        console.out().write(one);
        said.write(one);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        console.out().write(bytes, from, length);
        said.write(bytes, from, length);
      }
    };
  }
}
