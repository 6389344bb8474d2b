package dev.evenkeel.operation.gate;

import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A change's trail, written by hand. */
final class Told {
  static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");

  private final List<Remembered> records = new ArrayList<>();
  private final Map<Hash, Blob> blobs = new HashMap<>();

  /** One more record. */
  Told tells(RecordType type, String body, String... evidence) {
    return add(type, body, false, false, evidence);
  }

  /** One more, whose body was erased. */
  Told erased(RecordType type, String body) {
    return add(type, body, true, false);
  }

  /** One more, whose evidence was erased. */
  Told erasedEvidence(RecordType type, String evidence) {
    return add(type, "{}", false, true, evidence);
  }

  private Told add(RecordType type, String body, boolean erased, boolean bare, String... evidence) {
    long number = records.size();
    var pieces = new ArrayList<Commitment>();
    for (String content : evidence) {
      Blob blob = Blob.stored(new byte[Blob.SALT_BYTES], utf8(content));
      pieces.add(
          Commitment.to(new Attachment("e" + pieces.size(), "text/plain", utf8(content)), blob));
      if (!bare) {
        blobs.put(blob.commitment(), blob);
      }
    }
    var entry =
        new Entry(
            "k" + number,
            "c1",
            number,
            number == 0 ? Optional.empty() : Optional.of(Merkle.leaf(utf8("before"))),
            type,
            Optional.empty(),
            Optional.of("production"),
            number,
            NOW,
            Optional.empty(),
            Optional.empty(),
            pieces);
    records.add(
        new Remembered(
            number,
            entry,
            erased ? Optional.empty() : Optional.of(StrictJson.object(utf8(body), "body")),
            erased));
    return this;
  }

  List<Remembered> records() {
    return List.copyOf(records);
  }

  List<RecordedDrill> drills() {
    return RecordedDrill.among(hash -> Optional.ofNullable(blobs.get(hash)), records);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
