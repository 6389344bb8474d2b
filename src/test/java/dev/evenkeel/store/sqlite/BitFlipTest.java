package dev.evenkeel.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.operation.trail.VerifyTrail;
import dev.evenkeel.store.LogHouse;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.verify.Problem;
import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.trail.verify.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk flips one bit of the database, below everything that SQL would refuse. */
class BitFlipTest {
  private static final int RECORDS = 6;

  @TempDir Path directory;
  private Path file;
  private byte[] good;
  private final Map<String, byte[]> kept = new LinkedHashMap<>();

  @BeforeEach
  void fill() throws IOException {
    try (var house = new LogHouse(directory)) {
      for (int i = 0; i < RECORDS; i++) {
        house.record(i);
      }
      house.storage.read(this::remember);
    }
    file = directory.resolve("trail.db");
    good = Files.readAllBytes(file);
    assertEquals(List.of(), verified().problems());
  }

  /** One of each kind of bytes, beside what must be said when a bit of them is flipped. */
  private boolean remember(Storage.Reader reader) {
    Entry entry = Entry.parse(reader.leaf(3));
    Hash hash = entry.leafHash();
    Blob body = reader.blob(entry.body().orElseThrow().hash()).orElseThrow();
    kept.put("record: record 3: ", entry.leaf());
    kept.put("record: record 3: its ", hash.bytes());
    kept.put("blob: record 3, body: ", body.salt());
    kept.put("blob: record 3, body: bytes 0 to 6", body.content());
    kept.put("blob: ", body.commitment().bytes());
    kept.put("tree: the stored frontier", reader.frontier().peaks().getFirst().bytes());
    byte[] note = reader.firstCheckpointWith(3).orElseThrow().bytes();
    kept.put("checkpoint: the checkpoint ", note);
    return true;
  }

  @Test
  void aBitOfEveryKindOfBytesIsNamedByWhatItBelongsTo() throws IOException {
    for (Map.Entry<String, byte[]> one : kept.entrySet()) {
      byte[] bytes = one.getValue();
      int from = find(bytes);
      for (int at : new int[] {0, bytes.length / 3, bytes.length / 2, bytes.length - 1}) {
        Verification found = flipped((from + at) * 8 + (at * 5 + 1) % 8);
        String said = String.join("\n", said(found));
        assertTrue(("\n" + said).contains("\n" + one.getKey()), one.getKey() + at + "\n" + said);
      }
    }
  }

  @Test
  void aBitAnywhereIsNamedOrChangesNothingThatAnybodyReads() throws IOException {
    sweep(new Random(7), 150);
  }

  @Test
  @Tag("nightly")
  void everyByteIsNamedOrChangesNothingThatAnybodyReads() throws IOException {
    sweep(new Random(), 0);
  }

  private void sweep(Random random, int some) throws IOException {
    String before = everything();
    int all = some == 0 ? good.length : some;
    for (int i = 0; i < all; i++) {
      int at = some == 0 ? i : random.nextInt(good.length);
      int bit = at * 8 + random.nextInt(8);
      Verification found = flipped(bit);
      if (found.holds()) {
        assertEquals(before, everything(), "bit " + bit);
      }
    }
  }

  /** All that a reader gets, in one text. */
  private String everything() {
    try (Storage storage = SqliteFile.openToRead(file)) {
      return storage.read(
          reader -> {
            var all = new ArrayList<String>();
            for (long i = 0; i < reader.frontier().size(); i++) {
              all.add(new String(reader.leaf(i), StandardCharsets.UTF_8));
              all.add(reader.firstCheckpointWith(i).toString());
              Hash body = Entry.parse(reader.leaf(i)).body().orElseThrow().hash();
              all.add(
                  new String(reader.blob(body).orElseThrow().content(), StandardCharsets.UTF_8));
            }
            all.add(reader.indicesOfChange("change-0").toString());
            all.add(reader.root(0, reader.frontier().size()).toString());
            return String.join("\n", all);
          });
    }
  }

  private int find(byte[] bytes) {
    for (int at = 0; at + bytes.length <= good.length; at++) {
      if (java.util.Arrays.equals(good, at, at + bytes.length, bytes, 0, bytes.length)) {
        return at;
      }
    }
    throw new AssertionError("the file does not hold these bytes in one piece");
  }

  private Verification flipped(int bit) throws IOException {
    byte[] bad = good.clone();
    bad[bit / 8] ^= (byte) (1 << bit % 8);
    Files.write(file, bad);
    return verified();
  }

  private Verification verified() {
    var terms =
        new TrailVerifier.Terms(
            LogHouse.KEY.verifier(), Optional.empty(), List.of(), Optional.empty());
    return VerifyTrail.run(() -> SqliteFile.openToRead(file), terms);
  }

  private static List<String> said(Verification found) {
    return found.problems().stream()
        .map((Problem problem) -> problem.what().word() + ": " + problem.message())
        .toList();
  }
}
