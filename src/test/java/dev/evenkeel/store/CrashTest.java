package dev.evenkeel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.ChildJvm;
import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.trail.verify.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, really killed: whatever receipt left one, the log has. */
class CrashTest {
  @TempDir Path directory;

  @Test
  void aWriterKilledInTheMiddleLosesNoReceipt() throws Exception {
    var receipts = new ArrayList<String>();
    for (int round = 0; round < 3; round++) {
      Process process = start(round * 10_000, 10_000);
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

  private Process start(int from, int count) throws IOException {
    List<String> command =
        ChildJvm.command(
            CrashWriter.class,
            directory.toString(),
            Integer.toString(from),
            Integer.toString(count));
    return new ProcessBuilder(command).redirectError(directory.resolve("stderr").toFile()).start();
  }

  private String said() {
    try {
      return Files.readString(directory.resolve("stderr"));
    } catch (IOException e) {
      return "nothing";
    }
  }
}
