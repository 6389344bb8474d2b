package dev.evenkeel.operation.trail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict that stands in a record's evidence. A record without a body would leave a failed
 * drill to be read as one that said nothing.
 */
public final class EvidentVerdict {
  /** Worst first. */
  private static final List<String> WORDS = List.of("failed", "inconclusive", "passed");

  private EvidentVerdict() {}

  /** The body that says it; empty where the evidence is none of our own documents. */
  public static Optional<Attachment> body(RecordType type, List<Attachment> evidence) {
    return schema(type)
        .flatMap(
            schema -> {
              List<String> said =
                  evidence.stream().flatMap(file -> verdict(file, schema).stream()).toList();
              return WORDS.stream().filter(said::contains).findFirst();
            })
        .map(word -> Attachment.json(("{\"verdict\": \"" + word + "\"}").getBytes(US_ASCII)));
  }

  private static Optional<String> schema(RecordType type) {
    return switch (type) {
      case DRILL_HALF_DEPLOY, DRILL_ROLLBACK ->
          Optional.of("https://evenkeel.dev/schemas/drill-record/v1");
      case PARITY_CHECKED -> Optional.of("https://evenkeel.dev/schemas/report/v1");
      default -> Optional.empty();
    };
  }

  private static Optional<String> verdict(Attachment file, String schema) {
    Map<String, @Nullable Object> members;
    try {
      members = StrictJson.object(file.content(), "evidence");
    } catch (Malformed e) {
      return Optional.empty(); // evidence of another kind: a log, a picture
    }
    return schema.equals(members.get("schema")) && members.get("verdict") instanceof String word
        ? Optional.of(word)
        : Optional.empty();
  }
}
