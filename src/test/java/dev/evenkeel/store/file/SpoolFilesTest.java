package dev.evenkeel.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.StorageFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits is sent in the order in which it came, and goes only once its receipt is kept. */
class SpoolFilesTest {
  @TempDir private Path directory;
  private SpoolFiles spool = new SpoolFiles(Path.of("."));

  @BeforeEach
  void aSpool() {
    spool = new SpoolFiles(directory.resolve("a/../spool"));
  }

  @Test
  void recordsWaitInTheirOrderAndStrangeFilesAreNoRecords() throws IOException {
    assertEquals(directory.resolve("spool"), spool.directory());
    assertEquals(List.of(), spool.waiting());
    Path first = spool.keep("one");
    assertEquals(directory.resolve("spool/00000001.spooled"), first);
    for (String strange : List.of("00000000.spooled", "1.spooled", "00000009.spool", "note")) {
      Files.writeString(spool.directory().resolve(strange), "");
    }
    Files.writeString(spool.directory().resolve("00000007.spooled"), "seven");
    Path eighth = spool.keep("eight");
    assertEquals("00000008.spooled", eighth.getFileName().toString());
    assertEquals(
        List.of(first, spool.directory().resolve("00000007.spooled"), eighth), spool.waiting());
    assertEquals("one", new String(spool.read(first), StandardCharsets.UTF_8));
    assertFalse(PrivateFiles.open(first));
  }

  @Test
  void aRecordGoesOnceItsReceiptIsKeptAndNoReceiptIsWrittenOver() throws IOException {
    for (String name : List.of("00000001", "00000001-2", "00000001-3")) {
      Path kept = spool.sent(spool.keep("record"), name.getBytes(StandardCharsets.UTF_8));
      assertEquals(spool.directory().resolve("sent/" + name + ".tlog-proof"), kept);
      assertEquals(List.of(), spool.waiting());
    }
    assertEquals(
        "00000001-2", Files.readString(spool.directory().resolve("sent/00000001-2.tlog-proof")));
  }

  @Test
  void itsKeyIsMadeOnceAndIsItsOwnersAlone() throws IOException {
    String key = spool.key(new SecureRandom()).written();
    assertEquals(key, spool.key(new SecureRandom()).written());
    String name = spool.key(new SecureRandom()).verifier().name();
    assertTrue(name.matches("spool\\.evenkeel\\.local/[0-9a-f]{16}"), name);
    assertFalse(name.endsWith("0".repeat(16)), "a name by chance");
    assertFalse(PrivateFiles.open(spool.directory().resolve("spool.key")));
  }

  @Test
  void manyThatKeepAtOnceLoseNothing() throws Exception {
    spool.keep("first");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<Path>>();
      for (int i = 0; i < 24; i++) {
        String line = "line " + i;
        tasks.add(() -> new SpoolFiles(spool.directory()).keep(line));
      }
      var said = new HashSet<String>();
      for (Future<Path> kept : pool.invokeAll(tasks)) {
        said.add(Files.readString(kept.get()));
      }
      assertEquals(24, said.size());
    }
    assertEquals(25, spool.waiting().size());
  }

  @Test
  void whatCannotBeKeptIsAFailureThatNamesTheSpool() throws IOException {
    Path absent = directory.resolve("absent");
    failed("the spool " + spool.directory() + ": absent cannot be read", () -> spool.read(absent));
    Path record = spool.keep("record");
    Files.writeString(spool.directory().resolve("sent"), "");
    failed("the receipt of 00000001.spooled cannot be kept", () -> spool.sent(record, new byte[1]));
    assertEquals(List.of(record), spool.waiting(), "it still waits");
    Files.writeString(directory.resolve("plain"), "");
    var under = new SpoolFiles(directory.resolve("plain/spool"));
    failed("a record cannot be kept in it", () -> under.keep("x"));
    failed("its key can be neither read nor made", () -> under.key(new SecureRandom()));
    assertEquals(List.of(), under.waiting());
  }

  private static void failed(String named, Runnable asking) {
    StorageFailure failure = assertThrows(StorageFailure.class, asking::run);
    assertTrue(String.valueOf(failure.getMessage()).contains(named), failure.getMessage());
  }
}
