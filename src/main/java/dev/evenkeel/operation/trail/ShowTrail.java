package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.ChangeState;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.record.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything the log has about one change, and how the change stands by it. */
public final class ShowTrail {
  /**
   * A change's trail.
   *
   * @param records oldest first; empty where the log knows nothing of the change
   * @param state what follows from them
   * @param checkpoint the log's head as of the reading
   */
  public record Trail(
      String change, List<Remembered> records, ChangeState state, Optional<SignedNote> checkpoint) {
    public Trail {
      records = List.copyOf(records);
    }
  }

  private ShowTrail() {}

  public static Trail run(Storage storage, String change) {
    return storage.read(reader -> read(reader, change));
  }

  /** As {@link #run}, in a reading that has begun. */
  public static Trail read(Storage.Reader reader, String change) {
    var records = new ArrayList<Remembered>();
    for (long index : reader.indicesOfChange(change)) {
      records.add(remembered(reader, index));
    }
    return new Trail(change, records, ChangeState.of(records), reader.checkpoint());
  }

  /** One record and what is still known of its body. */
  public static Remembered remembered(Storage.Reader reader, long index) {
    return remembered(reader, index, Entry.parse(reader.leaf(index)));
  }

  static Remembered remembered(Storage.Reader reader, long index, Entry entry) {
    Optional<Blob> blob = entry.body().flatMap(body -> reader.blob(body.hash()));
    Optional<Map<String, @Nullable Object>> body =
        blob.map(kept -> StrictJson.object(kept.content(), "body of record " + index));
    return new Remembered(index, entry, body, entry.body().isPresent() && blob.isEmpty());
  }
}
