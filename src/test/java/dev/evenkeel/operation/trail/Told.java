package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.MemoryLog;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log in memory that is told what happened. */
final class Told {
  final MemoryLog log = new MemoryLog();
  private int key;

  /** Of the change C in production. */
  TlogProof tell(RecordType type, Map<String, ?> body, Attachment... evidence) {
    return tell("C", Optional.empty(), type, body, evidence);
  }

  TlogProof tell(
      String change,
      Optional<String> project,
      RecordType type,
      Map<String, ?> body,
      Attachment... evidence) {
    log.now = log.now.plusSeconds(60);
    return log.recorded(
        new Submission(
            "k" + key++,
            change,
            type,
            project,
            Optional.of("production"),
            Optional.empty(),
            Optional.of(Attachment.json(CanonicalJson.bytes(Map.copyOf(body)))),
            List.copyOf(Arrays.asList(evidence))));
  }

  /** Bytes of a record are gone: of its body, which is 0, or of a piece of evidence. */
  void erase(long index, int commitment) {
    log.storage.write(
        writer -> {
          writer.erase(log.entry(index).commitments().get(commitment).hash());
          return true;
        });
  }

  static Attachment json(Map<String, ?> content) {
    byte[] bytes = CanonicalJson.bytes(Map.copyOf(content));
    return new Attachment(Sha256.hex(bytes) + ".json", "application/json", bytes);
  }
}
