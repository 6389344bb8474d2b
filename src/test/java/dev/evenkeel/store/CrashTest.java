package dev.evenkeel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.trail.verify.Verification;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, really killed: whatever receipt left one, the log has. */
class CrashTest {
  /** The calls of one append on the log's files, and how many of each there are, and one more. */
  private static final Map<String, Integer> CALLS =
      Map.of("pwrite64", 23, "fsync", 6, "ftruncate", 2, "openat", 12, "rename", 2);

  @TempDir Path directory;

  @Test
  void aWriterKilledInTheMiddleLosesNoReceipt() throws Exception {
    var receipts = new ArrayList<String>();
    for (int round = 0; round < 3; round++) {
      Process process = start(List.of(), round * 10_000, 10_000);
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        for (int line = 0; line < 15 + 7 * round; line++) {
          String receipt = out.readLine();
          assertNotNull(receipt, () -> "the writer ended by itself: " + said());
          receipts.add(receipt);
        }
        // The process's own method would close the pipe, and receipts in it would be lost to us.
        process.toHandle().destroyForcibly();
        out.lines().filter(line -> line.matches("\\d+ -?\\d+")).forEach(receipts::add);
      }
      process.waitFor();
    }
    assertHolds(receipts);
  }

  /**
   * Every system call by which one append writes fails once, or kills the process. Runs where
   * strace is; each run is a process, so this is for the night.
   */
  @Test
  @Tag("nightly")
  void whateverCallFailsNothingIsHalfWritten() throws Exception {
    assumeTrue(canTrace(), "strace is not here or may not trace: no fault was injected");
    var receipts = new ArrayList<String>();
    receipts.addAll(finished(start(List.of(), 0, 1)));
    int number = 1;
    int hit = 0;
    for (String call : CALLS.keySet()) {
      for (String fault : List.of("error=EIO", "error=ENOSPC", "signal=KILL")) {
        for (int when = 1; when <= CALLS.getOrDefault(call, 0); when++) {
          Path trace = directory.resolve("trace");
          List<String> strace =
              List.of(
                  "strace",
                  "-f",
                  "-qq",
                  "-o",
                  trace.toString(),
                  "-e",
                  "trace=" + call,
                  "-e",
                  "inject=" + call + ":" + fault + ":when=" + when,
                  "-P",
                  directory.resolve("trail.db").toString(),
                  "-P",
                  directory.resolve("trail.db-wal").toString(),
                  "-P",
                  directory.resolve("away/mark").toString(),
                  "-P",
                  directory.resolve("away/mark.new").toString());
          List<String> faulted = finished(start(strace, number, 1));
          hit += faulted.isEmpty() ? 1 : 0;
          receipts.addAll(faulted);
          receipts.addAll(finished(start(List.of(), number, 1)));
          number++;
        }
        assertHolds(receipts);
      }
    }
    assertTrue(hit > 20, "only " + hit + " faults hit: the calls are others than those named");
  }

  private void assertHolds(List<String> receipts) {
    try (var house = new LogHouse(directory)) {
      for (String receipt : receipts) {
        String[] parts = receipt.split(" ");
        int number = Integer.parseInt(parts[0]);
        assertEquals(Integer.parseInt(parts[1]), house.record(number).toString().hashCode());
      }
      house.record(1_000_000);
      var terms =
          new TrailVerifier.Terms(
              LogHouse.KEY.verifier(), house.mark.read(), List.of(), Optional.empty());
      Verification found = house.storage.audit(rows -> TrailVerifier.verify(rows, terms));
      assertEquals(List.of(), found.problems());
      assertTrue(found.size() >= receipts.stream().distinct().count());
    }
  }

  private Process start(List<String> before, int from, int count) throws IOException {
    var command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath(),
            CrashWriter.class.getName(),
            directory.toString(),
            Integer.toString(from),
            Integer.toString(count)));
    return new ProcessBuilder(command).redirectError(directory.resolve("stderr").toFile()).start();
  }

  /** Some launchers of tests load them from a class path that is not the process's. */
  private static String classPath() {
    if (CrashWriter.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(url -> Path.of(URI.create(url.toString())).toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  private static List<String> finished(Process process) throws Exception {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = out.lines().filter(line -> line.matches("\\d+ -?\\d+")).toList();
      process.waitFor();
      return lines;
    }
  }

  private String said() {
    try {
      return Files.readString(directory.resolve("stderr"));
    } catch (IOException e) {
      return "nothing";
    }
  }

  private boolean canTrace() {
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
}
