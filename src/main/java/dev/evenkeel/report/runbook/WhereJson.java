package dev.evenkeel.report.runbook;

import dev.evenkeel.drill.runbook.DrilledState;
import dev.evenkeel.drill.runbook.Runbook;
import dev.evenkeel.drill.runbook.Whereabouts;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.List;

/** {@code https://evenkeel.dev/schemas/where/v1}. */
final class WhereJson {
  private static final String SCHEMA = "https://evenkeel.dev/schemas/where/v1";
  private final JsonWriter json;

  WhereJson(Appendable out) {
    json = new JsonWriter(out);
  }

  void write(WhereReport report) throws IOException {
    json.beginObject().name("schema").value(SCHEMA);
    json.name("environment").value(report.environment());
    json.name("source").value(report.source()).name("at").value(report.at());
    json.name("outcome").value(outcome(report)).name("answered").value(report.answered());
    Runbook runbook = report.runbook();
    json.name("record").beginObject().name("file").value(report.file());
    json.name("plan").value(runbook.planDigest()).name("tool").value(runbook.tool());
    json.name("engine").value(runbook.engine() + " " + runbook.engineVersion());
    json.name("states").value(runbook.states().size()).endObject();
    texts("compared", List.of("schema", "history", "residue"));
    texts("setAside", report.whereabouts().map(Whereabouts::setAside).orElse(List.of()));
    states(report);
    json.name("unread").beginArray();
    for (Unread part : report.unread()) {
      json.beginObject().name("at").value(part.at()).name("why").value(part.why());
      json.name("next").value(part.next()).endObject();
    }
    json.endArray();
    texts("remarks", report.remarks());
    json.endObject().finish();
  }

  private static String outcome(WhereReport report) {
    return report
        .whereabouts()
        .map(
            found ->
                switch (found) {
                  case Whereabouts.Found one -> "found";
                  case Whereabouts.OneOf several -> "one-of";
                  case Whereabouts.NeverDrilled never -> "never-drilled";
                })
        .orElse("not-read");
  }

  private void states(WhereReport report) throws IOException {
    Whereabouts whereabouts = report.whereabouts().orElse(null);
    json.name("states").beginArray();
    if (whereabouts instanceof Whereabouts.Found found) {
      state(found.state());
    } else if (whereabouts instanceof Whereabouts.OneOf several) {
      for (DrilledState state : several.states()) {
        state(state);
      }
    }
    json.endArray();
    texts(
        "apart",
        whereabouts instanceof Whereabouts.OneOf several ? several.apart() : List.<String>of());
    json.name("nearest");
    if (whereabouts instanceof Whereabouts.NeverDrilled never) {
      state(never.nearest());
      texts("differs", never.differs());
    } else {
      json.nullValue();
      texts("differs", List.of());
    }
  }

  private void state(DrilledState state) throws IOException {
    json.beginObject().name("name").value(state.name());
    json.name("digest").value(state.fingerprint().digest());
    json.name("verdict").value(state.verdict().name());
    json.name("about").value(state.about()).name("step").value(state.step());
    json.name("runbook").beginObject();
    texts("recognise", state.entry().recognise());
    json.name("meanwhile").value(state.entry().meanwhile());
    json.name("way").value(state.entry().way());
    texts("commands", state.entry().commands());
    json.name("leadsTo").value(state.entry().leadsTo());
    json.name("owner").value(state.entry().owner());
    json.name("millis").value(state.entry().millis()).endObject().endObject();
  }

  private void texts(String name, List<String> texts) throws IOException {
    json.name(name).beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }
}
