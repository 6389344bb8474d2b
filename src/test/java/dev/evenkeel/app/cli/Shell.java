package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process of our own in a folder of its own: runs command lines and keeps what they said. */
public final class Shell {
  /** The day it is unless a test says otherwise. */
  public static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  /** What a command left behind. */
  public record Ran(int code, String out, String err) {
    public List<String> lines() {
      return out.lines().toList();
    }
  }

  private final Path directory;
  private final Map<String, String> variables = new HashMap<>();
  private LocalDate today = TODAY;
  private String input = "";

  public Shell(Path directory) {
    this.directory = directory;
  }

  public Path directory() {
    return directory;
  }

  public Shell variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  public Shell on(LocalDate day) {
    today = day;
    return this;
  }

  public Shell input(String text) {
    input = text;
    return this;
  }

  /** Writes a file below the folder, its own folders too. */
  public Shell file(String name, String content) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same files, seen from a folder below. */
  public Shell in(String folder) {
    var below = new Shell(directory.resolve(folder));
    below.variables.putAll(variables);
    below.today = today;
    return below;
  }

  public Console console() {
    return console(new ByteArrayOutputStream(), new ByteArrayOutputStream());
  }

  private Console console(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Console(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        directory,
        Map.copyOf(variables),
        Clock.fixed(today.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC),
        false);
  }

  public Ran run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    Console console = console(out, err);
    int code = CommandLineTool.run(console, arguments);
    console.out().flush();
    console.err().flush();
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
