package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.List;

/**
 * The report for programs: schema {@value #SCHEMA}, published as {@code
 * dev/evenkeel/schemas/report-v1.json}. Members only ever join; none is renamed, moved or removed.
 */
final class JsonReport {
  static final String SCHEMA = "https://evenkeel.dev/schemas/report/v1";

  private final Report report;

  JsonReport(Report report) {
    this.report = report;
  }

  void write(Appendable out) throws IOException {
    var json = new JsonWriter(out);
    json.beginObject();
    json.name("schema").value(SCHEMA);
    json.name("verdict").value(report.verdict().word());
    json.name("counts").beginObject();
    for (ItemClass itemClass : ItemClass.values()) {
      json.name(itemClass.name()).value(report.counts().getOrDefault(itemClass, 0L));
    }
    json.endObject();
    json.name("findings").beginArray();
    for (Finding finding : report.findings()) {
      FindingJson.write(json, finding);
    }
    json.endArray();
    coverage(json, report.coverage());
    json.name("snapshots").beginObject();
    json.name("left").value(report.leftDigest());
    json.name("right").value(report.rightDigest());
    json.endObject();
    json.name("left").value(report.left());
    json.name("right").value(report.right());
    json.name("failOn").value(report.failOn().word());
    texts(json, "remarks", report.remarks());
    texts(json, "next", report.next());
    json.endObject().finish();
  }

  private static void coverage(JsonWriter json, Coverage coverage) throws IOException {
    json.name("coverage").beginObject();
    json.name("items").value(coverage.items());
    json.name("paired").value(coverage.paired());
    json.name("substituted").value(coverage.substituted());
    json.name("dropped").value(coverage.dropped());
    json.name("unknown").value(coverage.unknown());
    json.endObject();
  }

  private static void texts(JsonWriter json, String name, List<String> texts) throws IOException {
    json.name(name).beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }
}
