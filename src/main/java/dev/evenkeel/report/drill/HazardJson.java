package dev.evenkeel.report.drill;

import dev.evenkeel.check.Finding;
import dev.evenkeel.drill.hazard.Hazard;
import dev.evenkeel.drill.hazard.Hazards;
import dev.evenkeel.drill.hazard.ObservedStatement;
import dev.evenkeel.report.FindingJson;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;

/** The statements of a plan in its drill record, and the findings about them. */
final class HazardJson {
  private HazardJson() {}

  static void write(JsonWriter json, Hazards hazards) throws IOException {
    json.name("statements").beginArray();
    for (ObservedStatement statement : hazards.statements()) {
      statement(json, statement);
    }
    json.endArray().name("findings").beginArray();
    for (Finding finding : hazards.findings()) {
      FindingJson.write(json, finding);
    }
    json.endArray();
    RecordHead.strings(json, "unobserved", hazards.remarks());
  }

  private static void statement(JsonWriter json, ObservedStatement statement) throws IOException {
    json.beginObject().name("step").value(statement.unit());
    json.name("index").value(statement.index()).name("at").value(statement.at());
    json.name("text").value(Hazard.head(statement.text()));
    json.name("transaction").beginObject().name("number").value(statement.transaction());
    json.name("kind").value(statement.kind().word()).endObject();
    json.name("locks").beginArray();
    for (ObservedStatement.Lock lock : statement.taken()) {
      json.beginObject().name("on").value(lock.relation());
      json.name("mode").value(lock.mode().word()).endObject();
    }
    json.endArray();
    RecordHead.strings(json, "rewrites", statement.rewrites());
    RecordHead.strings(json, "scans", statement.scans());
    RecordHead.strings(json, "builds", statement.builds());
    RecordHead.strings(json, "drops", statement.drops());
    json.name("rowsChanged");
    if (statement.rowsChanged().isPresent()) {
      json.value(statement.rowsChanged().getAsLong());
    } else {
      json.nullValue();
    }
    if (!statement.lockTimeout().isEmpty()) {
      json.name("lockTimeout").value(statement.lockTimeout());
    }
    if (statement.algorithm().isPresent()) {
      json.name("algorithm").value(statement.algorithm().get());
    }
    if (statement.failed().isPresent()) {
      json.name("failed").value(statement.failed().get().sqlState());
    }
    json.endObject();
  }
}
