package dev.evenkeel.source.kustomize;

import dev.evenkeel.source.file.MachinePaths;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Limits;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The program that renders: run without a shell, with a time limit and a limit of what it may say.
 *
 * @param program where it was found
 * @param words how a person calls it
 */
record Tool(Path program, String words) {
  private static final int SECONDS = 120;
  private static final int COMPLAINT_BYTES = 64 * 1024;
  private static final int WARNINGS = 20;

  /** What a run gave. */
  sealed interface Result {}

  /** It ended well. */
  static final class Built implements Result {
    private final byte[] output;
    private final List<String> warnings;

    private Built(byte[] output, List<String> warnings) {
      this.output = output;
      this.warnings = warnings;
    }

    byte[] output() {
      return output;
    }

    /** What it said on the standard error. */
    List<String> warnings() {
      return warnings;
    }
  }

  /** It did not. */
  record Failed(String message) implements Result {}

  /** {@code kustomize} first: {@code kubectl} carries an older one. */
  static Optional<Tool> on(String searchPath) {
    return find("kustomize", searchPath)
        .map(program -> new Tool(program, "kustomize build"))
        .or(
            () ->
                find("kubectl", searchPath).map(program -> new Tool(program, "kubectl kustomize")));
  }

  private static Optional<Path> find(String name, String searchPath) {
    for (String directory : searchPath.split(File.pathSeparator, -1)) {
      try {
        Path program = Path.of(directory).resolve(name);
        // an empty entry would mean the working directory, which is not ours to trust
        if (!directory.isEmpty() && Files.isExecutable(program) && !Files.isDirectory(program)) {
          return Optional.of(program);
        }
      } catch (InvalidPathException e) {
        // no directory of this system
      }
    }
    return Optional.empty();
  }

  Result build(NamedPath folder) {
    String verb = words.substring(words.indexOf(' ') + 1);
    var builder =
        new ProcessBuilder(
                program.toString(), verb, folder.path().toAbsolutePath().normalize().toString())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    // a remote base must fail rather than ask
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_SSH_COMMAND", "ssh -oBatchMode=yes");
    builder.environment().put("LC_ALL", "C");
    try {
      return collect(builder.start(), folder);
    } catch (IOException e) {
      return new Failed("it could not be started");
    }
  }

  private Result collect(Process process, NamedPath folder) {
    var output = new Collected((int) Limits.FILE_BYTES, process);
    var complaint = new Collected(COMPLAINT_BYTES, null);
    Thread out = Thread.ofPlatform().daemon().start(() -> output.drain(process.getInputStream()));
    Thread err =
        Thread.ofPlatform().daemon().start(() -> complaint.drain(process.getErrorStream()));
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        end(process);
        return new Failed("it did not end within " + SECONDS + " s");
      }
      out.join();
      err.join();
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      return new Failed("it was interrupted");
    }
    if (output.full) {
      return new Failed("it printed more than " + Limits.FILE_BYTES / (1024 * 1024) + " MiB");
    }
    String said = MachinePaths.hidden(complaint.bytes.toString(StandardCharsets.UTF_8), folder);
    if (process.exitValue() != 0) {
      return new Failed(
          said.isBlank() ? "exit code " + process.exitValue() : innermost(lines(said)));
    }
    return new Built(output.bytes.toByteArray(), lines(said));
  }

  /**
   * Kustomize wraps its error once for every folder on the way; the innermost one names the cause.
   */
  private static String innermost(List<String> lines) {
    String whole =
        String.join("; ", lines.stream().filter(line -> !line.startsWith("# Warning")).toList());
    int start = whole.lastIndexOf("accumulating resources from ");
    String cause = start < 0 ? whole : whole.substring(start);
    return cause.startsWith("Error: ") ? cause.substring("Error: ".length()) : cause;
  }

  private static List<String> lines(String said) {
    return said.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(WARNINGS).toList();
  }

  /** With its children: the tool may have started git. */
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Reads to the end, keeps up to a limit. */
  private static final class Collected {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limit;
    private final @Nullable Process ended;
    private volatile boolean full;

    Collected(int limit, @Nullable Process ended) {
      this.limit = limit;
      this.ended = ended;
    }

    void drain(InputStream from) {
      var buffer = new byte[64 * 1024];
      try (from) {
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
          if (bytes.size() + read > limit) {
            full = true;
            if (ended != null) {
              end(ended);
              return;
            }
          } else {
            bytes.write(buffer, 0, read);
          }
        }
      } catch (IOException e) {
        // the process is gone; its exit code says how
      }
    }
  }
}
