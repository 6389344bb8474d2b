package dev.evenkeel.interop;

import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import dev.evenkeel.operation.spool.SpooledRecord;
import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.trail.tree.EntryBundle;
import dev.evenkeel.trail.tree.Tile;
import dev.evenkeel.trail.verify.Held;
import dev.evenkeel.value.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every parser of the trail under one roof, for a fuzzer: bytes are refused as {@link Malformed} or
 * read, never anything else, and what is read has one spelling. The first byte says which parser.
 * Jazzer calls {@link #fuzzerTestOneInput}; so does a test with what it has found.
 */
public final class ParserFuzz {
  /** The parsers, in the order of the first byte. */
  enum Parser {
    NOTE,
    CHECKPOINT,
    PROOF,
    POLICY,
    ENVELOPE,
    STATEMENT,
    JSON,
    LEAF,
    TILE,
    BUNDLE,
    VERIFIER_KEY,
    SIGNER_KEY,
    HELD,
    LEAVES,
    KEY_NOTICE,
    SPOOL
  }

  private ParserFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      Parser[] parsers = Parser.values();
      parse(
          parsers[(input[0] & 0xff) % parsers.length], Arrays.copyOfRange(input, 1, input.length));
    }
  }

  static byte[] seed(Parser parser, byte[] bytes) {
    byte[] seed = new byte[bytes.length + 1];
    seed[0] = (byte) parser.ordinal();
    System.arraycopy(bytes, 0, seed, 1, bytes.length);
    return seed;
  }

  /** Whether the bytes were read; false where they were refused by name. */
  static boolean parse(Parser parser, byte[] bytes) {
    try {
      return read(parser, bytes);
    } catch (Malformed e) {
      if (String.valueOf(e.getMessage()).isBlank()) {
        throw new AssertionError("refused without a word", e);
      }
      return false;
    }
  }

  private static boolean read(Parser parser, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    switch (parser) {
      case NOTE -> {
        SignedNote note = SignedNote.parse(bytes);
        same(bytes, note.bytes());
        note.open(List.of(KEY));
      }
      case CHECKPOINT -> same(text, Checkpoint.parse(text).text());
      case PROOF -> {
        TlogProof proof = TlogProof.parse(bytes);
        same(bytes, proof.bytes());
        proof.includes(dev.evenkeel.trail.tree.Merkle.EMPTY);
      }
      case POLICY -> TlogPolicy.parse(bytes);
      case ENVELOPE -> {
        Envelope envelope = Envelope.parse(bytes);
        envelope.open(List.of(KEY), 1, List.of(Statement.PAYLOAD_TYPE));
        String json = envelope.json();
        same(json, Envelope.parse(json.getBytes(StandardCharsets.UTF_8)).json());
      }
      case STATEMENT -> {
        byte[] written = Statement.parse(bytes).bytes();
        same(written, Statement.parse(written).bytes());
      }
      case JSON -> json(bytes);
      case LEAF -> same(bytes, Entry.parse(bytes).leaf());
      case TILE -> {
        return Tile.parse(text)
            .filter(tile -> text.equals(tile.path()) || text.equals(tile.entriesPath()))
            .isPresent();
      }
      case BUNDLE -> {
        return EntryBundle.read(bytes)
            .map(
                entries -> {
                  same(bytes, EntryBundle.write(entries));
                  return true;
                })
            .orElse(false);
      }
      case VERIFIER_KEY -> same(text, VerifierKey.parse(text).toString());
      case SIGNER_KEY -> same(text, SignerKey.parse(text).written());
      case HELD -> Held.parse("a file", bytes);
      case LEAVES -> Pack.leaves(bytes);
      case KEY_NOTICE -> KeyNotice.in(bytes);
      case SPOOL -> {
        String line = Envelope.sign(SPOOLED, bytes, SIGNER).json() + "\n";
        same(line, SpooledRecord.parse(line.getBytes(StandardCharsets.UTF_8), KEY).signed(SIGNER));
      }
    }
    return true;
  }

  static final String SPOOLED = "application/vnd.evenkeel.spooled-record+json";
  private static final SignerKey SIGNER = SignerKey.of("example.org/log", new byte[32]);
  private static final VerifierKey KEY = SIGNER.verifier();

  /** What was read is written in one spelling, and read from it again it is the same. */
  private static void json(byte[] bytes) {
    @Nullable Object value = StrictJson.read(bytes, "input");
    byte[] written;
    try {
      written = CanonicalJson.bytes(Objects.requireNonNullElse(value, List.of()));
    } catch (IllegalArgumentException e) {
      return; // half a surrogate pair: it can be read, and has no canonical form
    }
    same(
        written,
        CanonicalJson.bytes(
            Objects.requireNonNullElse(StrictJson.read(written, "again"), List.of())));
  }

  private static void same(byte[] expected, byte[] found) {
    if (!Arrays.equals(expected, found)) {
      throw new AssertionError("read, and written again it is other bytes");
    }
  }

  private static void same(String expected, String found) {
    if (!expected.equals(found)) {
      throw new AssertionError("read, and written again it is another text");
    }
  }
}
