package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.trail.Pack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack is somebody else's word: what is made to fill the memory is named, and fills nothing. */
class HostileInputTest {
  private static final int MIB = 1 << 20;

  @TempDir Path directory;

  @BeforeEach
  void export() throws IOException {
    var runs = new Runs(directory);
    Files.writeString(directory.resolve("report.txt"), "what was seen");
    runs.run(
        "trail record --data log --change c --key k --type test.result --evidence report.txt"
            .split(" "));
    assertEquals(
        ExitCode.PASSED,
        runs.run("trail", "export", "c", "--data", "log", "--output", "good").code());
  }

  @Test
  void packsThatWouldNotFitIntoMemoryAreNamedByAProcessThatHasLittleOfIt() throws Exception {
    repeated("manifest", Pack.MANIFEST, "{\"files\":{\"a\":[", "[],", 16 * MIB - 100);
    repeated("no-end", Pack.MANIFEST, "", "[", 2 * MIB);
    repeated("records", Pack.RECORDS, "", "\n", 60 * MIB);
    repeated("statements", Pack.ATTESTATIONS, "", "{\"payloadType\":{\"a\":1},", 16 * MIB - 100);
    repeated("lines", Pack.ATTESTATIONS, "", "\n", 16 * MIB);
    repeated("checkpoint", Pack.CHECKPOINT, "a\n\n", "\u2014 a b\n", MIB);
    sparse("large", Pack.RECORDS, 3L << 30);
    sparse("content", Pack.content(0, 0), 3L << 30);
    sparse("proof", Pack.proof(0), 3L << 30);
    sparse("policy", Pack.POLICY, 3L << 30);
    List<String> packs;
    try (Stream<Path> folders = Files.list(directory.resolve("bad"))) {
      packs = folders.map(folder -> "bad/" + folder.getFileName()).sorted().toList();
    }
    List<String> said = apart("good", packs);
    assertEquals("good " + ExitCode.PASSED, said.getFirst(), said::toString);
    assertEquals(
        packs.stream().map(pack -> pack + " " + ExitCode.INTEGRITY).toList(),
        said.stream().filter(line -> line.startsWith("bad/")).toList(),
        said::toString);
    for (String named :
        List.of(
            "manifest.json, character ", // and how many values
            "more than 600000 values",
            "deeper than 64 levels",
            "records.jsonl: has more than 50000 lines in its 62914560 bytes",
            "records.jsonl: has 3221225472 bytes, at most 67108864 are read",
            "contents/0-0: has 3221225472 bytes",
            "proofs/0.tlog-proof: has 3221225472 bytes, at most 1048576 are read (PACK_NOTE_BYTES",
            "trust-policy.txt: has 3221225472 bytes")) {
      assertTrue(said.stream().anyMatch(line -> line.contains(named)), () -> named + said);
    }
  }

  @Test
  void aPackOfMoreFilesThanAnyHasIsNotListedWhole() {
    var names = IntStream.rangeClosed(0, 100_001).mapToObj(i -> "\"" + i + "\":1");
    String manifest = "{\"files\":{" + String.join(",", names.toList()) + "}}";
    var pack =
        new dev.evenkeel.trail.verify.PackFiles() {
          @Override
          public java.util.Set<String> names() {
            return java.util.Set.of(Pack.MANIFEST);
          }

          @Override
          public java.util.Optional<byte[]> read(String name) {
            return name.equals(Pack.MANIFEST)
                ? java.util.Optional.of(manifest.getBytes(StandardCharsets.UTF_8))
                : java.util.Optional.empty();
          }
        };
    var found =
        dev.evenkeel.trail.verify.PackVerifier.verify(
            pack, java.util.Optional.empty(), List.of(), java.util.Optional.empty());
    assertTrue(found.problems().size() < 10, () -> "problems: " + found.problems().size());
    assertTrue(
        found.problems().toString().contains("manifest.json has more than 100000 files"),
        () -> found.problems().toString());
  }

  /** Runs a verification of each in one process with a heap of 192 MiB. */
  private List<String> apart(String good, List<String> packs) throws Exception {
    var command = new ArrayList<>(Apart.evenkeel());
    command.set(command.size() - 1, Verifications.class.getName());
    command.add(1, "-Xmx192m");
    command.add(directory.toString());
    command.add(good);
    command.addAll(packs);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said.lines().toList();
  }

  private void repeated(String pack, String file, String head, String part, int bytes)
      throws IOException {
    int length = part.getBytes(StandardCharsets.UTF_8).length;
    write(pack, file, head + part.repeat((bytes - head.length()) / length));
  }

  private void write(String pack, String file, String text) throws IOException {
    Files.writeString(copy(pack).resolve(file), text);
  }

  /** A file that says it is large and takes no room on the disk. */
  private void sparse(String pack, String file, long bytes) throws IOException {
    try (var channel =
        java.nio.channels.FileChannel.open(copy(pack).resolve(file), StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[] {'x'}), bytes - 1);
    }
  }

  private Path copy(String pack) throws IOException {
    Path good = directory.resolve("good");
    Path bad = directory.resolve("bad").resolve(pack);
    try (Stream<Path> files = Files.walk(good)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = bad.resolve(good.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return bad;
  }
}
