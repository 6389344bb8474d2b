package dev.evenkeel.source.file;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.format.FormatReader;
import dev.evenkeel.source.file.format.Parsed;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A file whose name promises bytes and no text: compared by its SHA-256. */
final class DigestReader implements FormatReader {
  @Override
  public Parsed read(byte[] bytes, String place) {
    String digest = "sha256:" + HexFormat.of().formatHex(sha256().digest(bytes));
    return Parsed.of(Node.Scalar.string(digest, Origin.of(place), 0), List.of(), List.of());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
