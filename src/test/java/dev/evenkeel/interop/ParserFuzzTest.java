package dev.evenkeel.interop;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.interop.ParserFuzz.Parser;
import dev.evenkeel.operation.spool.SpooledRecord;
import dev.evenkeel.store.LogHouse;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.tree.EntryBundle;
import dev.evenkeel.trail.tree.Tile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fuzzer's seeds and a few thousand changes of each, without the fuzzer: {@code .ci/fuzz} goes
 * further at night. What it finds becomes a case here.
 */
class ParserFuzzTest {
  private static final int CHANGES = 400;

  @TempDir Path directory;

  private record Seed(Parser parser, byte[] bytes) {}

  @Test
  void everySeedIsReadAndEveryChangeOfItIsReadOrRefused() throws IOException {
    List<Seed> seeds = seeds();
    var seen = new HashSet<Parser>();
    var random = new Random(20261126);
    for (Seed seed : seeds) {
      seen.add(seed.parser);
      assertTrue(ParserFuzz.parse(seed.parser, seed.bytes), seed.parser + ": the seed is refused");
      for (int i = 0; i < CHANGES; i++) {
        byte[] changed = changed(seed.bytes, random);
        assertDoesNotThrow(
            () -> ParserFuzz.parse(seed.parser, changed),
            () -> seed.parser + ": " + java.util.HexFormat.of().formatHex(changed));
      }
    }
    assertTrue(seen.containsAll(List.of(Parser.values())), "no seed for some of " + seen);
    corpus(seeds);
  }

  /** Where a property names a folder, the seeds are put there for the fuzzer to begin with. */
  private static void corpus(List<Seed> seeds) throws IOException {
    String folder = System.getProperty("evenkeel.fuzz.corpus", "");
    if (!folder.isEmpty()) {
      Files.createDirectories(Path.of(folder));
      for (int i = 0; i < seeds.size(); i++) {
        Seed seed = seeds.get(i);
        Files.write(
            Path.of(folder, seed.parser.name().toLowerCase(java.util.Locale.ROOT) + "-" + i),
            ParserFuzz.seed(seed.parser, seed.bytes));
      }
    }
  }

  private List<Seed> seeds() {
    var seeds = new ArrayList<Seed>();
    try (var house = new LogHouse(directory)) {
      for (int i = 0; i < 5; i++) {
        house.record(i);
      }
      house.storage.read(
          reader -> {
            log(seeds, reader);
            return true;
          });
    }
    String vkey = LogHouse.KEY.verifier().toString();
    String witness = SignerKey.cosigner("example.org/w", new byte[32]).verifier().toString();
    add(seeds, Parser.VERIFIER_KEY, vkey);
    add(seeds, Parser.VERIFIER_KEY, witness);
    add(seeds, Parser.SIGNER_KEY, LogHouse.KEY.written());
    add(seeds, Parser.POLICY, "# who\nlog " + vkey + "\nquorum none\n");
    add(
        seeds,
        Parser.POLICY,
        "log "
            + vkey
            + "\nwitness w "
            + witness
            + " https://w.example.org/\ngroup g 1 w\n"
            + "quorum g\n");
    for (Tile tile : List.of(new Tile(0, 0, 256), new Tile(1, 1_234_067, 7))) {
      add(seeds, Parser.TILE, tile.path());
      add(seeds, Parser.TILE, tile.entriesPath());
    }
    var statement =
        new Statement(
            List.of(Subject.sha256("a", "ab".repeat(32))),
            "https://evenkeel.dev/attestation/change/v1",
            Map.of("n", 1L, "list", List.of("x", true), "deep", Map.of("a", Map.of())));
    seeds.add(new Seed(Parser.STATEMENT, statement.bytes()));
    add(seeds, Parser.ENVELOPE, statement.signed(LogHouse.KEY).json());
    add(
        seeds,
        Parser.ENVELOPE,
        "{\"payload\":\"-_-_Pj8=\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"P-_K\","
            + "\"keyid\":\"A\"},{\"sig\":\"\"}]}");
    byte[] spooled =
        new SpooledRecord(LogHouse.numbered(1), Instant.parse("2026-11-26T17:00:00Z"), "down")
            .signed(LogHouse.KEY)
            .getBytes(StandardCharsets.UTF_8);
    seeds.add(
        new Seed(
            Parser.SPOOL,
            Envelope.parse(spooled)
                .open(List.of(LogHouse.KEY.verifier()), 1, List.of(ParserFuzz.SPOOLED))
                .orElseThrow()));
    add(
        seeds,
        Parser.JSON,
        "{\"a\":[1,-2.5e3,\"\\u00e9\\n\\ud83d\\ude80\",null,true,{}],\"b\":{}}");
    add(seeds, Parser.JSON, "[".repeat(60) + "]".repeat(60));
    add(seeds, Parser.JSON, "9007199254740991");
    add(seeds, Parser.JSON, "1e-320");
    return seeds;
  }

  private static void log(List<Seed> seeds, Storage.Reader reader) {
    byte[] leaf = reader.leaf(3);
    SignedNote head = reader.checkpoint().orElseThrow();
    seeds.add(new Seed(Parser.LEAF, leaf));
    seeds.add(new Seed(Parser.LEAF, reader.leaf(0)));
    seeds.add(new Seed(Parser.NOTE, head.bytes()));
    add(seeds, Parser.CHECKPOINT, head.text());
    add(seeds, Parser.CHECKPOINT, head.text() + "an extension\n");
    byte[] receipt = TransparencyLog.receipt(reader, 3).bytes();
    seeds.add(new Seed(Parser.PROOF, receipt));
    seeds.add(new Seed(Parser.HELD, receipt));
    seeds.add(new Seed(Parser.HELD, head.bytes()));
    seeds.add(new Seed(Parser.BUNDLE, EntryBundle.write(List.of(leaf, new byte[0]))));
    seeds.add(new Seed(Parser.LEAVES, leaf));
    seeds.add(new Seed(Parser.KEY_NOTICE, leaf));
  }

  private static void add(List<Seed> seeds, Parser parser, String text) {
    seeds.add(new Seed(parser, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** One to four of: a bit, a byte, a cut, a piece twice, bytes that parsers trip over. */
  private static byte[] changed(byte[] bytes, Random random) {
    byte[] now = bytes.clone();
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int at = now.length == 0 ? 0 : random.nextInt(now.length);
      switch (random.nextInt(5)) {
        case 0 -> {
          if (now.length > 0) {
            now[at] ^= (byte) (1 << random.nextInt(8));
          }
        }
        case 1 -> {
          if (now.length > 0) {
            now[at] = (byte) random.nextInt(256);
          }
        }
        case 2 -> now = java.util.Arrays.copyOf(now, at);
        case 3 -> now = spliced(now, at, now, random);
        default -> now = spliced(now, at, ODD.get(random.nextInt(ODD.size())), random);
      }
    }
    return now;
  }

  private static final List<byte[]> ODD =
      List.of(
          "\n\n".getBytes(StandardCharsets.UTF_8),
          "\u2014 ".getBytes(StandardCharsets.UTF_8),
          "\\ud800".getBytes(StandardCharsets.UTF_8),
          "{\"".getBytes(StandardCharsets.UTF_8),
          "[[[[".getBytes(StandardCharsets.UTF_8),
          "1e999".getBytes(StandardCharsets.UTF_8),
          "99999999999999999999".getBytes(StandardCharsets.UTF_8),
          "+".getBytes(StandardCharsets.UTF_8),
          "AAAA====".getBytes(StandardCharsets.UTF_8),
          new byte[] {(byte) 0xff, (byte) 0xfe, 0},
          "x001/".getBytes(StandardCharsets.UTF_8),
          "-1".getBytes(StandardCharsets.UTF_8));

  private static byte[] spliced(byte[] bytes, int at, byte[] piece, Random random) {
    int length = piece.length == 0 ? 0 : 1 + random.nextInt(piece.length);
    byte[] now = new byte[bytes.length + length];
    System.arraycopy(bytes, 0, now, 0, at);
    System.arraycopy(piece, 0, now, at, length);
    System.arraycopy(bytes, at, now, at + length, bytes.length - at);
    return now;
  }
}
