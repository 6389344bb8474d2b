package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.gate.Verdict;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The report as SARIF 2.1.0 (OASIS Standard), for code scanning: a rule for each check that spoke,
 * a result for each finding, worst first. What an allowance lets pass is a suppressed result with
 * its justification. GitHub takes at most 25,000 results of a run; what is beyond is counted in a
 * notification, never silently cut.
 */
final class SarifReport {
  private static final String SARIF_SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String HOME = "https://evenkeel.dev";
  private static final int MOST_RESULTS = 25_000;

  private final Report report;
  private final Sections sections;
  private final UnaryOperator<String> places;

  SarifReport(Report report, UnaryOperator<String> places) {
    this.report = report;
    this.places = places;
    this.sections = Sections.of(report);
  }

  void write(Appendable out) throws IOException {
    List<Finding> ranked = ranked();
    List<Finding> shown = ranked.subList(0, Math.min(MOST_RESULTS, ranked.size()));
    var rules = new TreeMap<String, Integer>();
    for (String check : new TreeSet<>(shown.stream().map(Finding::check).toList())) {
      rules.put(check, rules.size());
    }
    var json = new JsonWriter(out);
    json.beginObject();
    json.name("$schema").value(SARIF_SCHEMA);
    json.name("version").value("2.1.0");
    json.name("runs").beginArray().beginObject();
    driver(json, rules);
    invocation(json, ranked.size() - shown.size());
    json.name("columnKind").value("utf16CodeUnits");
    json.name("results").beginArray();
    var result = new SarifResult(json, report, places);
    for (Finding finding : shown) {
      result.write(finding, rules.getOrDefault(finding.check(), 0));
    }
    json.endArray();
    properties(json);
    json.endObject().endArray().endObject().finish();
  }

  private List<Finding> ranked() {
    var ranked = new ArrayList<Finding>(report.findings().size());
    ranked.addAll(sections.failing());
    ranked.addAll(sections.unknown());
    ranked.addAll(sections.warnings());
    ranked.addAll(sections.infos());
    ranked.addAll(sections.allowed());
    return ranked;
  }

  private static void driver(JsonWriter json, Map<String, Integer> rules) throws IOException {
    json.name("tool").beginObject().name("driver").beginObject();
    json.name("name").value("Evenkeel");
    json.name("informationUri").value(HOME);
    json.name("rules").beginArray();
    for (String check : rules.keySet()) {
      json.beginObject();
      json.name("id").value(check);
      text(json, "shortDescription", check);
      text(json, "fullDescription", "The check " + check + " of Evenkeel.");
      text(json, "help", "evenkeel explain " + check + " says what it looks for and what to do.");
      json.name("helpUri").value(HOME + "/checks/" + new Place(check, 0).uri());
      json.endObject();
    }
    json.endArray().endObject().endObject();
  }

  private void invocation(JsonWriter json, int omitted) throws IOException {
    boolean nothing = report.verdict() instanceof Verdict.Inconclusive i && i.nothingCompared();
    json.name("invocations").beginArray().beginObject();
    json.name("executionSuccessful").value(!nothing);
    json.name("exitCode").value(report.verdict().exitCode());
    json.name("toolExecutionNotifications").beginArray();
    notification(json, nothing ? "error" : "note", Sentences.verdict(report, sections));
    notification(json, "note", "coverage: " + Sentences.coverage(report.coverage()));
    if (omitted > 0) {
      String left =
          Numbers.counted(omitted, "result")
              + " left out, the least severe ones; --format json has all";
      notification(json, "warning", left);
    }
    json.endArray().endObject().endArray();
  }

  private static void notification(JsonWriter json, String level, String message)
      throws IOException {
    json.beginObject().name("level").value(level);
    text(json, "message", message);
    json.endObject();
  }

  private void properties(JsonWriter json) throws IOException {
    json.name("properties").beginObject();
    json.name("verdict").value(report.verdict().word());
    json.name("left").value(report.left());
    json.name("right").value(report.right());
    json.name("leftDigest").value(report.leftDigest());
    json.name("rightDigest").value(report.rightDigest());
    json.name("counts").beginObject();
    for (ItemClass itemClass : ItemClass.values()) {
      json.name(itemClass.name()).value(report.counts().getOrDefault(itemClass, 0L));
    }
    json.endObject().endObject();
  }

  static void text(JsonWriter json, String name, String text) throws IOException {
    json.name(name).beginObject().name("text").value(literal(text)).endObject();
  }

  /** Section 3.11.6: {@code [text](target)} in a message is a link, unless it is escaped. */
  private static String literal(String text) {
    return text.contains("](") ? text.replace("[", "\\[").replace("]", "\\]") : text;
  }

  /** An UNKNOWN finding is an error whatever it would have weighed: nobody could look. */
  static String level(Finding finding) {
    if (finding.itemClass() == ItemClass.UNKNOWN || finding.severity() == Severity.BLOCK) {
      return "error";
    }
    return finding.severity() == Severity.WARN ? "warning" : "note";
  }
}
