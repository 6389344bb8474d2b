package dev.evenkeel.report.drill;

import dev.evenkeel.drill.WayBack;
import dev.evenkeel.drill.rollback.RollbackRecord;
import dev.evenkeel.drill.rollback.Unit;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.List;

/** The drill record itself: {@code https://evenkeel.dev/schemas/drill-record/v1}. */
final class RollbackJson {
  /** So many differing items of a unit are named; the detail counts all. */
  private static final int MOST_ITEMS = 100;

  private RollbackJson() {}

  static void write(RollbackRecord drill, Appendable out) throws IOException {
    var json = new JsonWriter(out);
    RecordHead.write(json, "rollback", drill.heading(), drill.verdict(), drill.coverage());
    json.name("units").beginArray();
    for (Unit unit : drill.units()) {
      unit(json, unit);
    }
    json.endArray();
    json.name("rollbackDepth").value(drill.depth());
    json.name("stopped").value(drill.stopped());
    HazardJson.write(json, drill.hazards());
    RecordHead.end(json, drill.harness(), drill.remarks());
  }

  private static void unit(JsonWriter json, Unit unit) throws IOException {
    json.beginObject().name("id").value(unit.id()).name("file").value(unit.file());
    json.name("wayBack");
    if (unit.wayBack().isPresent()) {
      json.value(unit.wayBack().map(WayBack::word).orElseThrow());
    } else {
      json.nullValue();
    }
    json.name("lossy").value(unit.lossy()).name("rowsLost");
    if (unit.rowsLost().isPresent()) {
      json.value(unit.rowsLost().getAsLong());
    } else {
      json.nullValue();
    }
    json.name("again").value(unit.again().word());
    json.name("verdict").value(unit.verdict().word());
    json.name("detail").value(unit.detail());
    capped(json, "remade", unit.remade());
    capped(json, "differing", unit.differing());
    json.endObject();
  }

  private static void capped(JsonWriter json, String name, List<String> all) throws IOException {
    if (!all.isEmpty()) {
      RecordHead.strings(json, name, all.subList(0, Math.min(MOST_ITEMS, all.size())));
    }
  }
}
