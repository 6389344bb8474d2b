package dev.evenkeel.report.trail;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.state.Compared;
import dev.evenkeel.trail.state.Concern;
import dev.evenkeel.trail.state.Differing;
import dev.evenkeel.trail.state.Drilled;
import dev.evenkeel.trail.state.EnvironmentState;
import dev.evenkeel.trail.state.Exempted;
import dev.evenkeel.trail.state.Passage;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code https://evenkeel.dev/schemas/trail-state/v1}. */
final class StateJson {
  private static final String SCHEMA = "https://evenkeel.dev/schemas/trail-state/v1";
  private final JsonWriter json;

  StateJson(Appendable out) {
    json = new JsonWriter(out);
  }

  void write(StateReport report) throws IOException {
    json.beginObject().name("schema").value(SCHEMA);
    json.name("verdict").value(report.verdict().name().toLowerCase(Locale.ROOT));
    json.name("log");
    log(json, report.head());
    json.name("environments").beginArray();
    for (EnvironmentState state : report.environments()) {
      environment(state);
    }
    json.endArray().endObject().finish();
  }

  static void log(JsonWriter json, Optional<Checkpoint> head) throws IOException {
    if (head.isEmpty()) {
      json.nullValue();
      return;
    }
    json.beginObject().name("origin").value(head.get().origin());
    json.name("size").value(head.get().size());
    json.name("root").value(head.get().root().base64()).endObject();
  }

  private void environment(EnvironmentState state) throws IOException {
    json.beginObject().name("environment").value(state.environment());
    optional("project", state.project());
    json.name("verdict").value(state.verdict().name().toLowerCase(Locale.ROOT));
    json.name("asOf").value(state.asOf().toString());
    json.name("records").value(state.records());
    json.name("runs");
    if (state.runs().isPresent()) {
      passage(state.runs().get());
    } else {
      json.nullValue();
    }
    passages("open", state.open());
    passages("changes", state.changes());
    json.name("compared");
    if (state.compared().isPresent()) {
      compared(state.compared().get());
    } else {
      json.nullValue();
    }
    json.name("drilled").beginArray();
    for (Drilled drill : state.drilled()) {
      drilled(drill);
    }
    json.endArray().name("exempted").beginArray();
    for (Exempted exception : state.exempted()) {
      exempted(exception, state);
    }
    json.endArray().name("concerns").beginArray();
    for (Concern concern : state.concerns()) {
      concern(concern);
    }
    json.endArray().endObject();
  }

  private void passages(String name, List<Passage> passages) throws IOException {
    json.name(name).beginArray();
    for (Passage passage : passages) {
      passage(passage);
    }
    json.endArray();
  }

  private void passage(Passage passage) throws IOException {
    json.beginObject().name("change").value(passage.change());
    json.name("last").value(passage.last().word());
    optional("stage", passage.stage());
    optional("reason", passage.reason());
    json.name("since").value(passage.since().toString());
    json.name("record").value(passage.index());
    json.name("owner").value(passage.owner());
    seconds("limitSeconds", passage.limit());
    if (passage.runningBy().isPresent()) {
      json.name("succeededBy").value(passage.runningBy().get());
    }
    json.endObject();
  }

  private void compared(Compared compared) throws IOException {
    json.beginObject().name("change").value(compared.change());
    json.name("by").value(compared.by().word()).name("verdict").value(compared.verdict());
    json.name("since").value(compared.since().toString());
    json.name("record").value(compared.index());
    seconds("limitSeconds", compared.limit());
    optional("reason", compared.reason());
    json.name("items");
    if (compared.items().isEmpty()) {
      json.nullValue().endObject();
      return;
    }
    json.beginArray();
    for (Differing item : compared.items().get()) {
      json.beginObject().name("item").value(item.item());
      json.name("class").value(item.itemClass()).name("severity").value(item.severity());
      json.name("message").value(item.message());
      optional("owner", item.owner());
      json.name("allowed").value(item.allowed().isPresent()).endObject();
    }
    json.endArray().endObject();
  }

  private void drilled(Drilled drill) throws IOException {
    json.beginObject().name("change").value(drill.change());
    json.name("type").value(drill.type().word()).name("verdict").value(drill.verdict());
    json.name("since").value(drill.since().toString());
    json.name("record").value(drill.index());
    seconds("limitSeconds", drill.limit());
    json.endObject();
  }

  private void exempted(Exempted exception, EnvironmentState state) throws IOException {
    json.beginObject().name("item").value(exception.item());
    optional("why", exception.why());
    json.name("owner").value(exception.owner());
    optional("expires", exception.expires());
    optional("changeOurMind", exception.changeOurMind());
    json.name("standing")
        .value(
            exception
                .on(state.asOf().atZone(ZoneOffset.UTC).toLocalDate())
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-'));
    json.name("record").value(exception.index()).endObject();
  }

  private void concern(Concern concern) throws IOException {
    json.beginObject().name("kind").value(concern.kind().word());
    json.name("wrong").value(concern.kind().wrong());
    optional("change", concern.change());
    json.name("says").value(concern.says()).name("owner").value(concern.owner());
    if (concern.index().isPresent()) {
      json.name("record").value(concern.index().get());
    }
    json.name("next").value(concern.next()).endObject();
  }

  private void seconds(String name, Optional<Duration> span) throws IOException {
    if (span.isPresent()) {
      json.name(name).value(span.get().toSeconds());
    }
  }

  private void optional(String name, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.name(name).value(text.get());
    }
  }
}
