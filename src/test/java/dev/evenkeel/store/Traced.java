package dev.evenkeel.store;

import dev.evenkeel.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Programs of ours in processes of their own, under strace where a test asks for it. */
public final class Traced {
  private Traced() {}

  /** Whether strace is here and may trace. */
  public static boolean possible(Path directory) {
    try {
      Path trace = Files.createTempFile(directory, "trace", "");
      Process process =
          new ProcessBuilder("strace", "-o", trace.toString(), "true").inheritIO().start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a finished run left. */
  public record Finished(int code, String out, String err) {}

  /** The lines that a program printed. */
  public static List<String> run(
      Path directory, List<String> before, Class<?> program, String... arguments)
      throws IOException {
    return finished(directory, before, program, arguments).out().lines().toList();
  }

  /** Runs a program to its end, however it ends. */
  public static Finished finished(
      Path directory, List<String> before, Class<?> program, String... arguments)
      throws IOException {
    var command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            ChildJvm.classPath(),
            program.getName()));
    command.addAll(List.of(arguments));
    Path err = Files.createTempFile(directory, "err", "");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(err.toFile())
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String said = out.lines().map(line -> line + "\n").collect(Collectors.joining());
      int code = process.waitFor();
      return new Finished(code, said, Files.readString(err));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.delete(err);
    }
  }
}
