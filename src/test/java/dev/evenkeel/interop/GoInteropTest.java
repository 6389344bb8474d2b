package dev.evenkeel.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.store.LogHouse;
import dev.evenkeel.trail.Published;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Proofs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we hand out is held against Go's sumdb/note and sumdb/tlog, and theirs against ours. */
class GoInteropTest {
  private static final int RECORDS = 300;

  private static Stranger go;

  @TempDir Path directory;

  @BeforeAll
  static void build() throws Exception {
    go = Stranger.go();
  }

  @Test
  void checkpointTilesBundlesAndProofsVerifyInGo() throws Exception {
    Path published = publish();
    Stranger.Run checked = go.asked("", "check", published.toString());
    assertEquals(new Stranger.Run(0, "ok 300 entries 300 proofs 6 consistency proofs\n"), checked);
  }

  @Test
  void goRefusesWhatWasChanged() throws Exception {
    Path published = publish();
    Path tile = published.resolve("tile/entries/000");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[100] ^= 1;
    Files.write(tile, bytes);
    Stranger.Run checked = go.asked("", "check", published.toString());
    assertTrue(checked.code() == 1 && checked.output().contains("entry 0"), checked.output());
  }

  @Test
  void notesOpenInBothDirections() throws Exception {
    String text = "example.org/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
    String ours = SignedNote.sign(text, LogHouse.KEY).toString();
    Stranger.Run opened = go.asked(ours, "note", LogHouse.KEY.verifier().toString());
    assertEquals(new Stranger.Run(0, ""), opened);
    Stranger.Run theirs = go.asked(text, "sign", LogHouse.KEY.written());
    assertEquals(new Stranger.Run(0, ours), theirs);
  }

  private Path publish() throws IOException {
    Path published = directory.resolve("published");
    Files.createDirectories(published.resolve("proofs"));
    Files.createDirectories(published.resolve("consistency"));
    Files.writeString(published.resolve("log.pub"), LogHouse.KEY.verifier() + "\n");
    try (var house = new LogHouse(directory)) {
      house.log.append(IntStream.range(0, 200).mapToObj(LogHouse::numbered).toList());
      house.log.append(IntStream.range(200, RECORDS).mapToObj(LogHouse::numbered).toList());
      house.storage.read(
          reader -> {
            Published.write(reader, (path, bytes) -> write(published.resolve(path), bytes));
            for (int i = 0; i < RECORDS; i++) {
              Path file = published.resolve("proofs/" + i + ".tlog-proof");
              write(file, TransparencyLog.receipt(reader, i).bytes());
            }
            for (int older : new int[] {1, 2, 255, 256, 257, 299}) {
              write(published.resolve("consistency/" + older), consistency(reader, older));
            }
            return true;
          });
    }
    return published;
  }

  private static byte[] consistency(Storage.Reader reader, int older) {
    var lines = new ArrayList<>(List.of(reader.root(0, older).base64()));
    Proofs.consistency(reader, older, RECORDS).path().stream()
        .map(Hash::base64)
        .forEach(lines::add);
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
