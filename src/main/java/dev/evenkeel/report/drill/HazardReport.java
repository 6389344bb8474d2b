package dev.evenkeel.report.drill;

import dev.evenkeel.drill.hazard.HazardRecord;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.ReportFormat;
import dev.evenkeel.report.drill.DrillPage.Fact;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.List;

/** A plan's hazards in the format that was asked for. */
public final class HazardReport {
  private HazardReport() {}

  public static void render(
      HazardRecord drill, ReportFormat format, Appendable out, RenderOptions options)
      throws IOException {
    if (format == ReportFormat.JSON) {
      json(drill, out);
    } else {
      DrillFormats.render(page(drill), format, out, options);
    }
  }

  private static void json(HazardRecord drill, Appendable out) throws IOException {
    var json = new JsonWriter(out);
    RecordHead.write(json, "hazards", drill.heading(), drill.verdict(), drill.coverage());
    HazardJson.write(json, drill.hazards());
    RecordHead.end(json, List.of(), List.of());
  }

  private static DrillPage page(HazardRecord drill) {
    return new DrillPage(
        "hazards",
        drill.verdict(),
        sentence(drill),
        List.of(
            new Fact(
                "plan",
                drill.heading().layout()
                    + ", "
                    + (drill.pending() == 1 ? "1 migration" : drill.pending() + " migrations")
                    + " pending"),
            PageHead.engine(drill.heading()),
            new Fact("hazards", HazardEntries.counted(drill.hazards()))),
        HazardEntries.table(drill.hazards()).stream().toList(),
        HazardEntries.of(drill.hazards()),
        notes(drill),
        List.of());
  }

  private static String sentence(HazardRecord drill) {
    int open = drill.hazards().open().size();
    return switch (drill.verdict()) {
      case PASSED ->
          open == 0
              ? "no known danger in " + drill.hazards().statements().size() + " statements"
              : open == 1
                  ? "1 known danger, which does not block"
                  : open + " known dangers, none of which blocks";
      case FAILED -> HazardEntries.failing(drill.hazards());
      case INCONCLUSIVE ->
          drill.hazards().statements().isEmpty()
              ? nothing(drill)
              : drill.hazards().statements().stream()
                  .filter(statement -> statement.failed().isPresent())
                  .findFirst()
                  .map(statement -> "the server refuses the statement at " + statement.at())
                  .orElse("not every migration could be looked at");
    };
  }

  private static String nothing(HazardRecord drill) {
    return drill.heading().steps() == 0
        ? "no migration was found in the folder"
        : drill.pending() == 0 ? "no migration is pending" : "no statement was looked at";
  }

  private static List<String> notes(HazardRecord drill) {
    List<String> notes = PageHead.notes(List.of(), drill.heading());
    notes.addAll(drill.hazards().remarks());
    if (drill.fromEmpty() && !drill.hazards().statements().isEmpty()) {
      notes.add(
          "no table is older than the plan, and nobody waits for a new one: say --from ID, the"
              + " newest migration that is applied already, or --every-version");
    }
    return notes;
  }
}
