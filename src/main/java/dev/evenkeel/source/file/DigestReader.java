package dev.evenkeel.source.file;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.format.FormatReader;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.value.Sha256;
import java.util.List;

/** A file whose name promises bytes and no text: compared by its SHA-256. */
final class DigestReader implements FormatReader {
  @Override
  public Parsed read(byte[] bytes, String place) {
    String digest = "sha256:" + Sha256.hex(bytes);
    return Parsed.of(Node.Scalar.string(digest, Origin.of(place), 0), List.of(), List.of());
  }
}
