package dev.evenkeel.report.drill;

import dev.evenkeel.report.Place;
import dev.evenkeel.report.Printable;
import dev.evenkeel.report.drill.DrillPage.Entry;
import dev.evenkeel.report.drill.DrillPage.Weight;
import dev.evenkeel.value.JsonWriter;
import dev.evenkeel.value.Sha256;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** SARIF 2.1.0: a result for every unit or state that does not simply hold. */
final class DrillSarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String HOME = "https://evenkeel.dev";
  private static final int MOST_RESULTS = 25_000;
  private static final int FINGERPRINT = 12;

  private final DrillPage page;
  private final UnaryOperator<String> places;

  DrillSarif(DrillPage page, UnaryOperator<String> places) {
    this.page = page;
    this.places = places;
  }

  void write(Appendable out) throws IOException {
    List<Entry> all =
        page.entries().stream().filter(entry -> entry.weight() != Weight.HELD).toList();
    List<Entry> shown = all.subList(0, Math.min(MOST_RESULTS, all.size()));
    var rules = new TreeMap<String, Integer>();
    for (String rule : new TreeSet<>(shown.stream().map(Entry::rule).toList())) {
      rules.put(rule, rules.size());
    }
    var json = new JsonWriter(out);
    json.beginObject().name("$schema").value(SCHEMA).name("version").value("2.1.0");
    json.name("runs").beginArray().beginObject();
    json.name("tool").beginObject().name("driver").beginObject().name("name").value("Evenkeel");
    json.name("informationUri").value(HOME).name("rules").beginArray();
    for (String rule : rules.keySet()) {
      json.beginObject().name("id").value(rule);
      text(json, "shortDescription", rule);
      json.endObject();
    }
    json.endArray().endObject().endObject();
    json.name("invocations").beginArray().beginObject();
    json.name("executionSuccessful").value(true);
    json.name("exitCode").value(page.verdict().exitCode());
    json.name("toolExecutionNotifications").beginArray();
    notification(json, page.verdict().exitCode() == 3 ? "error" : "note", page.sentence());
    for (DrillPage.Fact fact : page.facts()) {
      notification(json, "note", fact.label() + ": " + fact.text());
    }
    for (String note : page.notes()) {
      notification(json, "warning", note);
    }
    if (shown.size() < all.size()) {
      notification(json, "warning", all.size() - shown.size() + " results left out");
    }
    json.endArray().endObject().endArray();
    json.name("columnKind").value("utf16CodeUnits").name("results").beginArray();
    for (Entry entry : shown) {
      result(json, entry, rules.getOrDefault(entry.rule(), 0));
    }
    json.endArray().endObject().endArray().endObject().finish();
  }

  private void result(JsonWriter json, Entry entry, int rule) throws IOException {
    json.beginObject().name("ruleId").value(entry.rule()).name("ruleIndex").value(rule);
    json.name("level").value(entry.weight().level());
    String next = entry.next().isEmpty() ? "" : "\nnext: " + Printable.of(entry.next());
    String lines = String.join("\n", entry.lines().stream().map(Printable::of).toList());
    text(
        json,
        "message",
        Printable.of(entry.name() + ": " + entry.message())
            + (lines.isEmpty() ? "" : "\n" + lines)
            + next);
    Place place = Place.of(places.apply(entry.at().isEmpty() ? "evenkeel.yaml:1" : entry.at()));
    json.name("locations").beginArray().beginObject().name("physicalLocation").beginObject();
    json.name("artifactLocation").beginObject().name("uri").value(place.uri()).endObject();
    json.name("region").beginObject().name("startLine").value(Math.max(1, place.line()));
    json.endObject().endObject().endObject().endArray();
    json.name("partialFingerprints").beginObject();
    json.name("evenkeelDrill/v1").value(fingerprint(entry));
    json.name("primaryLocationLineHash").value(fingerprint(entry) + ":1").endObject();
    if (entry.weight() == Weight.DECLARED) {
      json.name("suppressions").beginArray().beginObject().name("kind").value("external");
      json.name("status").value("accepted");
      json.name("justification").value(Printable.of(entry.signed().orElse("")));
      json.endObject().endArray();
    }
    json.endObject();
  }

  private static String fingerprint(Entry entry) {
    return Sha256.hex(entry.rule() + "\n" + entry.name()).substring(0, FINGERPRINT);
  }

  private static void notification(JsonWriter json, String level, String message)
      throws IOException {
    json.beginObject().name("level").value(level);
    text(json, "message", Printable.of(message));
    json.endObject();
  }

  /** {@code [text](target)} in a message is a link, unless it is escaped (section 3.11.6). */
  private static void text(JsonWriter json, String name, String text) throws IOException {
    String literal = text.contains("](") ? text.replace("[", "\\[").replace("]", "\\]") : text;
    json.name(name).beginObject().name("text").value(literal).endObject();
  }
}
