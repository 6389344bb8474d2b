package dev.evenkeel.report.drill;

import dev.evenkeel.drill.DrillCoverage;
import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.HarnessCheck;
import dev.evenkeel.drill.Heading;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.List;

/** What every drill record has in common. */
final class RecordHead {
  private static final String SCHEMA = "https://evenkeel.dev/schemas/drill-record/v1";

  private RecordHead() {}

  /** Begins the record's object with everything up to the coverage. */
  static void write(
      JsonWriter json, String drill, Heading head, DrillVerdict verdict, DrillCoverage coverage)
      throws IOException {
    json.beginObject().name("schema").value(SCHEMA).name("drill").value(drill);
    json.name("engine").beginObject();
    json.name("name").value(head.engine()).name("version").value(head.engineVersion()).endObject();
    json.name("tool").beginObject();
    json.name("name").value(head.tool()).name("version").value(head.toolVersion());
    json.name("mode").value(head.mode()).name("undoMode").value(head.undoMode()).endObject();
    json.name("plan").beginObject().name("layout").value(head.layout());
    json.name("digest").value(head.digest()).name("steps").value(head.steps());
    json.name("problems").beginArray();
    for (Plan.Problem problem : head.problems()) {
      json.beginObject().name("kind").value(problem.kind()).name("at").value(problem.at());
      json.name("message").value(problem.message()).name("next").value(problem.next());
      json.name("fatal").value(problem.fatal()).endObject();
    }
    json.endArray().endObject();
    json.name("verdict").value(verdict.word());
    json.name("coverage").beginObject().name("enumerated").value(coverage.enumerated());
    json.name("hit").value(coverage.hit()).name("inferred").value(coverage.inferred()).endObject();
  }

  /** Ends it with how the drill shows that it can be believed, and what else is to be known. */
  static void end(JsonWriter json, List<HarnessCheck> harness, List<String> remarks)
      throws IOException {
    json.name("harness").beginArray();
    for (HarnessCheck check : harness) {
      json.beginObject().name("id").value(check.id()).name("held").value(check.held());
      json.name("detail").value(check.detail()).endObject();
    }
    json.endArray();
    strings(json, "remarks", remarks);
    json.endObject().finish();
  }

  static void strings(JsonWriter json, String name, List<String> texts) throws IOException {
    json.name(name).beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }
}
