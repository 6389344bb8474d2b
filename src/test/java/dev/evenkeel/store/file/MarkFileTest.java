package dev.evenkeel.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.tree.Merkle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mark moves upwards alone, and nobody but its owner reads what lies beside it. */
class MarkFileTest {
  private static final SignerKey KEY = SignerKey.of("example.org/log", new byte[32]);

  @TempDir private Path directory;

  private static SignedNote head(long size) {
    return SignedNote.sign(Checkpoint.of("example.org/log", size, Merkle.EMPTY).text(), KEY);
  }

  @Test
  void theMarkNeverGoesBack() {
    Path file = directory.resolve("away/mark");
    var mark = new MarkFile(file);
    assertEquals(Optional.empty(), mark.read());
    for (long[] moved : new long[][] {{0, 0}, {3, 3}, {2, 3}, {4, 4}, {0, 4}}) {
      mark.advance(head(moved[0]));
      assertEquals(Optional.of(head(moved[1])), new MarkFile(file).read());
    }
  }

  @Test
  void aHeadOfTheSameSizeDoesNotTakeItsPlace() {
    var mark = new MarkFile(directory.resolve("mark"));
    mark.advance(head(3));
    SignedNote other =
        SignedNote.sign(Checkpoint.of("example.org/log", 3, Merkle.leaf(new byte[0])).text(), KEY);
    mark.advance(other);
    assertEquals(Optional.of(head(3)), mark.read());
  }

  @Test
  void whatIsNoMarkIsAFailureAndNotNone() throws IOException {
    Path file = directory.resolve("mark");
    var mark = new MarkFile(file);
    Files.writeString(file, "nonsense");
    String said = said(assertThrows(StorageFailure.class, mark::read));
    assertTrue(said.contains("is no checkpoint"), said);
    assertThrows(StorageFailure.class, () -> mark.advance(head(1)));
    Files.delete(file);
    Files.createDirectory(file);
    said = said(assertThrows(StorageFailure.class, mark::read));
    assertTrue(said.contains("cannot be read"), said);
    Path under = Files.writeString(directory.resolve("plain"), "");
    said =
        said(
            assertThrows(
                StorageFailure.class,
                () -> new MarkFile(under.resolve("x/mark")).advance(head(1))));
    assertTrue(said.contains("mark"), said);
  }

  private static String said(StorageFailure failure) {
    return String.valueOf(failure.getMessage());
  }

  @Test
  void anotherThreadMovesItAfterOneHasDone() throws Exception {
    var mark = new MarkFile(directory.resolve("mark"));
    mark.advance(head(1));
    CompletableFuture.runAsync(() -> mark.advance(head(2))).get(1, TimeUnit.MINUTES);
    assertEquals(Optional.of(head(2)), mark.read());
  }

  @Test
  void filesAndFoldersAreTheirOwnersAlone() throws IOException {
    Path file = directory.resolve("away/mark");
    new MarkFile(file).advance(head(1));
    assertEquals("rw-------", mode(file));
    assertEquals("rwx------", mode(directory.resolve("away")));
    assertFalse(PrivateFiles.open(file));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertTrue(PrivateFiles.open(file));
    PrivateFiles.directories(directory.resolve("away"));
    try (Stream<Path> left = Files.list(directory.resolve("away"))) {
      assertEquals(
          List.of("mark", "mark.lock"),
          left.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aFileIsMadeOnceAndReplacedWhole() throws IOException {
    Path file = directory.resolve("key");
    PrivateFiles.create(file, "one".getBytes(StandardCharsets.UTF_8));
    assertEquals("rw-------", mode(file));
    assertThrows(
        FileAlreadyExistsException.class,
        () -> PrivateFiles.create(file, "two".getBytes(StandardCharsets.UTF_8)));
    assertEquals("one", Files.readString(file));
    PrivateFiles.replace(file, "three".getBytes(StandardCharsets.UTF_8));
    assertEquals("three", Files.readString(file));
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of(file), left.toList(), "nothing is left beside it");
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
