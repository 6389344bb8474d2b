package dev.evenkeel.report.trail;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.record.ChangeState;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A change's trail: {@code https://evenkeel.dev/schemas/trail-show/v1}. */
public final class ShowJson {
  private static final String SCHEMA = "https://evenkeel.dev/schemas/trail-show/v1";
  private final JsonWriter json;

  private ShowJson(Appendable out) {
    json = new JsonWriter(out);
  }

  public static void write(
      String change,
      List<Remembered> records,
      ChangeState state,
      Optional<SignedNote> checkpoint,
      Appendable out)
      throws IOException {
    new ShowJson(out)
        .write(change, records, state, checkpoint.map(note -> Checkpoint.parse(note.text())));
  }

  private void write(
      String change, List<Remembered> records, ChangeState state, Optional<Checkpoint> head)
      throws IOException {
    json.beginObject().name("schema").value(SCHEMA).name("change").value(change);
    json.name("stands").value(state.phase().words());
    optional("why", state.why());
    json.name("approvals").beginArray();
    for (String name : state.approvals()) {
      json.value(name);
    }
    json.endArray().name("checks").beginArray();
    for (Map.Entry<RecordType, String> check : new TreeMap<>(state.verdicts()).entrySet()) {
      json.beginObject().name("type").value(check.getKey().word());
      json.name("verdict").value(check.getValue());
      json.name("attempts").value(state.attempts().getOrDefault(check.getKey(), 1)).endObject();
    }
    json.endArray().name("log");
    StateJson.log(json, head);
    json.name("records").beginArray();
    for (Remembered record : records) {
      record(record);
    }
    json.endArray().endObject().finish();
  }

  private void record(Remembered record) throws IOException {
    Entry entry = record.entry();
    json.beginObject().name("record").value(record.index());
    json.name("type").value(entry.type().word());
    json.name("received").value(entry.receivedAt().toString());
    optional("claimed", entry.claimedAt().map(Instant::toString));
    optional("project", entry.project());
    optional("environment", entry.environment());
    json.name("key").value(entry.key()).name("erased").value(record.erased());
    json.name("body");
    value(record.body().orElse(null));
    json.name("commitments").beginArray();
    for (Commitment commitment : entry.commitments()) {
      json.beginObject().name("name").value(commitment.name());
      json.name("size").value(commitment.size()).name("mediaType").value(commitment.mediaType());
      json.name("hash").value(commitment.hash().base64()).endObject();
    }
    json.endArray().endObject();
  }

  private void value(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.nullValue();
      case String text -> json.value(text);
      case Boolean truth -> json.value(truth);
      case Number number -> json.number(number.toString());
      case List<?> list -> {
        json.beginArray();
        for (Object element : list) {
          value(element);
        }
        json.endArray();
      }
      case Map<?, ?> members -> {
        json.beginObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
          json.name(String.valueOf(member.getKey()));
          value(member.getValue());
        }
        json.endObject();
      }
      default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
    }
  }

  private void optional(String name, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.name(name).value(text.get());
    }
  }
}
