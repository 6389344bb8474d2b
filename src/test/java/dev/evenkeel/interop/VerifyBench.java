package dev.evenkeel.interop;

import dev.evenkeel.operation.trail.ExportTrail;
import dev.evenkeel.operation.trail.VerifyPack;
import dev.evenkeel.operation.trail.VerifyTrail;
import dev.evenkeel.store.LogHouse;
import dev.evenkeel.store.sqlite.SqliteFile;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.tree.Merkle;
import dev.evenkeel.trail.tree.RootFold;
import dev.evenkeel.trail.verify.PackFiles;
import dev.evenkeel.trail.verify.PackVerifier;
import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.trail.verify.Verification;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * How long verification takes, beside Go's tlog: the tree's part alone (entries in a file, hashed
 * and folded into the root on one thread, the two in turn), the whole of {@code trail verify} over
 * a log of as many records, and an evidence pack of a change with 100 records.
 */
final class VerifyBench {
  private static final int ROUNDS = 5;
  private static final int BATCH = 2_000;
  private static final int PACKED = 100;

  private final Path folder;
  private final String go;
  private final int entries;

  private VerifyBench(Path folder, String go, int entries) {
    this.folder = folder;
    this.go = go;
    this.entries = entries;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    var bench = new VerifyBench(folder, arguments[1], Integer.parseInt(arguments[2]));
    for (int size : new int[] {600, 1500}) {
      bench.tree(size);
    }
    bench.log();
    bench.pack();
  }

  private void tree(int size) throws Exception {
    Path file = folder.resolve("entries");
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      var random = new Random(7);
      var bytes = new byte[size];
      for (int i = 0; i < entries; i++) {
        random.nextBytes(bytes);
        out.write(size >> 8);
        out.write(size);
        out.write(bytes);
      }
    }
    var ours = new double[ROUNDS];
    var theirs = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      String root = fold(file);
      ours[round] = seconds(start);
      String[] said = asked("fold", file.toString()).split(" ", -1);
      theirs[round] = Double.parseDouble(said[1]);
      if (!said[0].equals(root)) {
        throw new IllegalStateException("Go's root is " + said[0] + ", ours " + root);
      }
    }
    double first = ours[0];
    Arrays.sort(ours);
    Arrays.sort(theirs);
    double ratio = ours[ROUNDS / 2] / theirs[ROUNDS / 2];
    System.out.printf(
        "tree part, %,d entries of %,d bytes, one thread: ours %.3f s (the first of the process"
            + " %.3f s), Go's tlog %.3f s, ratio %.2f; the same root; medians of %d in turn%n",
        entries, size, ours[ROUNDS / 2], first, theirs[ROUNDS / 2], ratio, ROUNDS);
    Files.delete(file);
  }

  private static String fold(Path file) throws IOException {
    var fold = new RootFold();
    var buffer = new byte[1 << 20];
    int end = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read; (read = in.readNBytes(buffer, end, buffer.length - end)) > 0; ) {
        end += read;
        int at = 0;
        while (end - at >= 2) {
          int length = (buffer[at] & 0xff) << 8 | (buffer[at + 1] & 0xff);
          if (end - at - 2 < length) {
            break;
          }
          fold.add(Merkle.leaf(Arrays.copyOfRange(buffer, at + 2, at + 2 + length)));
          at += 2 + length;
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
      }
    }
    return fold.root().base64();
  }

  private String asked(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(go));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes()).strip();
    if (process.waitFor() != 0) {
      throw new IOException(output);
    }
    return output;
  }

  private void log() throws IOException {
    Path data = Files.createDirectories(folder.resolve("log"));
    try (var house = new LogHouse(data)) {
      long start = System.nanoTime();
      for (int from = 0; from < entries; from += BATCH) {
        var batch = new ArrayList<Submission>();
        for (int i = from; i < Math.min(entries, from + BATCH); i++) {
          batch.add(
              LogHouse.submission(
                  "run-" + i, "change-" + i / PACKED, RecordType.TEST_RESULT, "{\"n\":" + i + "}"));
        }
        house.log.append(batch);
      }
      System.out.printf(
          "a log of %,d records, written in batches of %,d: %.1f s, %,d MB%n",
          entries, BATCH, seconds(start), Files.size(house.database) / 1_000_000);
    }
    var terms =
        new TrailVerifier.Terms(
            LogHouse.KEY.verifier(), Optional.empty(), List.of(), Optional.empty());
    for (int round = 0; round < 2; round++) {
      long start = System.nanoTime();
      Verification found =
          VerifyTrail.run(() -> SqliteFile.openToRead(data.resolve("trail.db")), terms);
      if (!found.holds() || found.size() != entries) {
        throw new IllegalStateException(found.problems().toString());
      }
      System.out.printf(
          "the whole of trail verify over it (rows, leaves, bodies, checkpoints, the database's own"
              + " check), round %d: %.1f s%n",
          round + 1, seconds(start));
    }
  }

  private void pack() {
    SignerKey statements = SignerKey.of("example.org/log/statements", new byte[32]);
    try (var storage = SqliteFile.openToRead(folder.resolve("log").resolve("trail.db"))) {
      for (int round = 0; round < 3; round++) {
        var files = new InMemory(new TreeMap<>());
        long start = System.nanoTime();
        int records =
            ExportTrail.run(
                storage,
                "change-1",
                LogHouse.KEY.verifier(),
                statements,
                List.of(),
                files.all()::put);
        double exported = seconds(start);
        start = System.nanoTime();
        PackVerifier.Found found =
            VerifyPack.run(files, Optional.empty(), List.of(), Optional.empty());
        if (!found.problems().isEmpty() || records != PACKED) {
          throw new IllegalStateException(records + " records, " + found.problems());
        }
        System.out.printf(
            "an evidence pack of %d records out of that log, round %d: made in %.3f s, verified in"
                + " %.3f s%n",
            records, round + 1, exported, seconds(start));
      }
    }
  }

  private record InMemory(Map<String, byte[]> all) implements PackFiles {
    @Override
    public Set<String> names() {
      return all.keySet();
    }

    @Override
    public Optional<byte[]> read(String name) {
      return Optional.ofNullable(all.get(name));
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
