package dev.evenkeel.operation.gate;

import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.value.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A drill that a log remembers. What counts is the drill record beside the entry, not what the
 * entry's body claims of it.
 *
 * @param kind {@code half-deploy} or {@code rollback}
 * @param plan digest of the plan that was drilled; {@link #UNKNOWN_PLAN} where the record was
 *     erased
 * @param verdict passed, failed or inconclusive
 * @param index the entry in the log
 * @param receivedAt when the log took it, by the log's clock
 * @param content SHA-256 of the record's bytes, as hex
 */
public record RecordedDrill(
    String kind, String plan, String verdict, long index, Instant receivedAt, String content) {
  /** Of a drill whose record was erased: it may have been of any plan. */
  public static final String UNKNOWN_PLAN = "";

  static final String ERASED = "erased";

  private static final String SCHEMA = "https://evenkeel.dev/schemas/drill-record/v1";

  /** The drills among a change's records, oldest first. */
  public static List<RecordedDrill> among(Storage.Reader reader, List<Remembered> records) {
    return among(reader::blob, records);
  }

  /** As {@link #among}, wherever the bytes are kept. */
  public static List<RecordedDrill> among(
      Function<Hash, Optional<Blob>> blobs, List<Remembered> records) {
    var drills = new ArrayList<RecordedDrill>();
    for (Remembered record : records) {
      RecordType type = record.entry().type();
      if (type == RecordType.DRILL_HALF_DEPLOY || type == RecordType.DRILL_ROLLBACK) {
        drills.addAll(of(blobs, record));
      }
    }
    return drills;
  }

  /** The one that says the least good of a plan comes last, so that it counts. */
  private static List<RecordedDrill> of(Function<Hash, Optional<Blob>> blobs, Remembered record) {
    var drills = new ArrayList<RecordedDrill>();
    boolean gone = false;
    for (Commitment commitment : record.entry().commitments()) {
      Optional<Blob> blob = blobs.apply(commitment.hash());
      gone |= blob.isEmpty();
      blob.flatMap(kept -> read(kept, record.index(), record.entry())).ifPresent(drills::add);
    }
    if (gone && drills.isEmpty()) {
      // Whoever erases a drill that failed must not make the one before it count again.
      drills.add(
          new RecordedDrill(
              record.entry().type() == RecordType.DRILL_ROLLBACK ? "rollback" : "half-deploy",
              UNKNOWN_PLAN,
              ERASED,
              record.index(),
              record.entry().receivedAt(),
              ""));
    }
    drills.sort(Comparator.comparingInt(RecordedDrill::weight));
    return drills;
  }

  private int weight() {
    return switch (verdict) {
      case "passed" -> 0;
      case "failed" -> 2;
      default -> 1;
    };
  }

  /** Whether it may be of this plan. */
  boolean mayBeOf(String digest) {
    return plan.equals(digest) || plan.equals(UNKNOWN_PLAN);
  }

  private static Optional<RecordedDrill> read(Blob blob, long index, Entry entry) {
    Map<String, @Nullable Object> members;
    try {
      members = StrictJson.object(blob.content(), "evidence");
    } catch (Malformed e) {
      return Optional.empty(); // evidence of another kind: a log, a picture
    }
    if (SCHEMA.equals(members.get("schema"))
        && members.get("drill") instanceof String kind
        && members.get("verdict") instanceof String verdict
        && members.get("plan") instanceof Map<?, ?> plan
        && plan.get("digest") instanceof String digest) {
      return Optional.of(
          new RecordedDrill(
              kind, digest, verdict, index, entry.receivedAt(), Sha256.hex(blob.content())));
    }
    return Optional.empty();
  }
}
