package dev.evenkeel.trail.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A text and who signed it (c2sp.org/signed-note).
 *
 * @param text ends with a line feed
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  private static final int MOST_SIGNATURES = 100;
  private static final int MOST_BYTES = 1 << 20;

  public SignedNote {
    signatures = List.copyOf(signatures);
    checkText(text);
    if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw new Malformed(
          "signed note: has " + signatures.size() + " signatures, expected 1 to 100");
    }
  }

  public static SignedNote sign(String text, SignerKey... keys) {
    checkText(text);
    var signatures = new ArrayList<NoteSignature>();
    for (SignerKey key : keys) {
      signatures.add(key.sign(text));
    }
    return new SignedNote(text, signatures);
  }

  /** The last empty line parts the text from the signatures. */
  public static SignedNote parse(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new Malformed("signed note: more than 1 MiB");
    }
    String whole = Strict.utf8(bytes, "signed note");
    int end = whole.lastIndexOf("\n\n");
    if (end < 0 || !whole.endsWith("\n")) {
      throw new Malformed("signed note: no empty line before signatures that end with a line feed");
    }
    String signed = whole.substring(end + 2);
    if (signed.isEmpty()) {
      throw new Malformed("signed note: no signature behind the last empty line");
    }
    var signatures = new ArrayList<NoteSignature>();
    for (String line : signed.substring(0, signed.length() - 1).split("\n", MOST_SIGNATURES + 2)) {
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(whole.substring(0, end + 1), signatures);
  }

  public static SignedNote parse(String note) {
    return parse(note.getBytes(StandardCharsets.UTF_8));
  }

  public SignedNote with(NoteSignature more) {
    var all = new ArrayList<>(signatures);
    all.add(more);
    return new SignedNote(text, all);
  }

  /** Holds the signatures against the keys one knows; lines of unknown keys say nothing. */
  public Opening open(Collection<VerifierKey> known) {
    var signers = new LinkedHashSet<VerifierKey>();
    for (VerifierKey key : known) {
      for (NoteSignature signature : signatures) {
        if (signature.isBy(key)) {
          if (!key.verifies(text, signature.signature())) {
            return new Opening.Forged(key);
          }
          signers.add(key);
        }
      }
    }
    return signers.isEmpty() ? new Opening.Unknown() : new Opening.Opened(List.copyOf(signers));
  }

  /** When a witness cosigned, by its own clock; nothing where it did not. */
  public Optional<Instant> cosignedAt(VerifierKey witness) {
    if (!witness.witness() || !open(List.of(witness)).by(witness)) {
      return Optional.empty();
    }
    return signatures.stream()
        .filter(line -> line.isBy(witness))
        .map(line -> ByteBuffer.wrap(line.signature()).getLong())
        .filter(time -> time <= Instant.MAX.getEpochSecond())
        .map(Instant::ofEpochSecond)
        .max(Comparator.naturalOrder());
  }

  @Override
  public String toString() {
    var whole = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> whole.append(signature.line()));
    return whole.toString();
  }

  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void checkText(String text) {
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new Malformed(
          "signed note: the text ends with a line feed and has no other control character");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new Malformed("signed note: the text has half a surrogate pair");
    }
  }
}
