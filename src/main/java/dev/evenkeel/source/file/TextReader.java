package dev.evenkeel.source.file;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.format.FormatReader;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.format.SourceText;
import java.util.List;

/** A text file of no known format: one string, compared whole and exactly. */
final class TextReader implements FormatReader {
  @Override
  public Parsed read(byte[] bytes, String place) {
    SourceText decoded = SourceText.decode(bytes, place);
    if (decoded instanceof SourceText.Refused refused) {
      return Parsed.nothing(refused.unread());
    }
    String text = ((SourceText.Decoded) decoded).text();
    return Parsed.of(Node.Scalar.string(text, Origin.of(place), 1), List.of(), List.of());
  }
}
