package dev.evenkeel.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What came of one run of the launcher. */
record Launched(int exitCode, String out, String err) {
  static Launched of(Process process) {
    var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    String out = text(process.getInputStream());
    try {
      return new Launched(process.waitFor(), out, err.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(java.io.InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arguments that the program saw. */
  List<String> arguments() {
    return out.lines().filter(line -> line.startsWith("<")).toList();
  }

  boolean ranWith(String line) {
    return out.lines().anyMatch(line::equals);
  }
}
