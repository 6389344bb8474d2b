package dev.evenkeel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.trail.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes at every write, sync and rename of a writer, and with it whatever was not synced:
 * all of it, none of it, or any part. A writer runs under strace once; its calls are then played
 * onto folders up to each point. Whatever receipt had left the process by then must be there.
 */
class PowerLossTest {
  @TempDir static Path directory;

  private static Path original = Path.of("");
  private static List<DiskCalls.Call> calls = List.of();

  @BeforeAll
  static void recordOneWriter() throws Exception {
    if (!Traced.possible(directory)) {
      return;
    }
    Path log = Files.createDirectory(directory.resolve("log"));
    try (var house = new LogHouse(log)) {
      house.record(0);
      house.record(1);
    }
    original = directory.resolve("original");
    copy(log, original);
    Path trace = directory.resolve("trace");
    List<String> said =
        Traced.run(
            directory,
            List.of(
                "strace",
                "-f",
                "-qq",
                "-y",
                "-xx",
                "-s",
                "1000000",
                "-o",
                trace.toString(),
                "-e",
                "trace=" + DiskCalls.TRACED),
            CrashWriter.class,
            log.toString(),
            "2",
            "3");
    assertEquals(3, said.size(), "the writer ended well");
    calls = DiskCalls.read(trace, log);
    assertTrue(calls.stream().filter(DiskCalls.Sync.class::isInstance).count() >= 6, "few syncs");
    assertEquals(3, calls.stream().filter(DiskCalls.Said.class::isInstance).count(), "receipts");
  }

  @BeforeEach
  void canTrace() {
    assumeTrue(!calls.isEmpty(), "strace is not here or may not trace: no power was lost");
  }

  @Test
  void noReceiptIsLostWithWhatWasNotSynced() throws IOException {
    assertEquals(List.of(), lost(1, true));
  }

  @Test
  @Tag("nightly")
  void noReceiptIsLostWithAnyPartOfWhatWasNotSynced() throws IOException {
    assertEquals(List.of(), lost(20, true));
  }

  /** The experiment can fail: on a disk that only pretends to sync, receipts are lost. */
  @Test
  void onADiskThatLiesReceiptsAreLost() throws IOException {
    assertTrue(!lost(0, false).isEmpty(), "nothing was lost where nothing was synced");
  }

  private static List<String> lost(int parts, boolean honest) throws IOException {
    var lost = new ArrayList<String>();
    for (int point = 1; point <= calls.size(); point++) {
      var disk = new PowerLoss(calls.subList(0, point), honest);
      for (int variant = 0; variant < 2 + parts; variant++) {
        var random = new Random(point * 1000L + variant);
        int kind = variant;
        Path at = directory.resolve("at-" + point + "-" + variant);
        copy(original, at);
        disk.leave(at, n -> kind == 1 || (kind > 1 && random.nextBoolean()));
        check(at, disk.said())
            .ifPresent(
                wrong -> lost.add("after call " + disk.last() + ", variant " + kind + wrong));
        delete(at);
      }
    }
    return lost;
  }

  /** What is wrong with a log after the power came back. */
  private static Optional<String> check(Path log, List<String> receipts) {
    try (var house = new LogHouse(log)) {
      for (String receipt : receipts) {
        String[] parts = receipt.split(" ");
        int again = house.record(Integer.parseInt(parts[0])).toString().hashCode();
        if (again != Integer.parseInt(parts[1])) {
          return Optional.of(": another receipt for record " + parts[0]);
        }
      }
      house.record(1_000_000);
      var terms =
          new TrailVerifier.Terms(
              LogHouse.KEY.verifier(), house.mark.read(), List.of(), Optional.empty());
      Verification found = house.storage.audit(rows -> TrailVerifier.verify(rows, terms));
      return found.holds() ? Optional.empty() : Optional.of(": " + found.problems());
    } catch (StorageFailure | TrailRefused e) {
      return Optional.of(": " + e.getMessage());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
