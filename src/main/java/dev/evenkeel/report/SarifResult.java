package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One finding as a SARIF result (sections 3.27 to 3.35 of SARIF 2.1.0). */
final class SarifResult {
  /** Where a finding without a file belongs: the file that declares the comparison. */
  private static final String DECLARATION = "evenkeel.yaml";

  /**
   * The one that code scanning reads. Without it GitHub takes a hash of the line, and a changed
   * value would be a new alert.
   */
  static final String GITHUBS_FINGERPRINT = "primaryLocationLineHash";

  private static final int VALUE = 200;

  private final JsonWriter json;
  private final Report report;
  private final UnaryOperator<String> places;

  SarifResult(JsonWriter json, Report report, UnaryOperator<String> places) {
    this.json = json;
    this.report = report;
    this.places = places;
  }

  void write(Finding finding, int rule) throws IOException {
    json.beginObject();
    json.name("ruleId").value(finding.check());
    json.name("ruleIndex").value(rule);
    json.name("level").value(SarifReport.level(finding));
    SarifReport.text(json, "message", message(report, finding));
    locations(finding);
    json.name("partialFingerprints").beginObject();
    json.name("evenkeelFinding/v1").value(finding.id());
    json.name(GITHUBS_FINGERPRINT).value(finding.id() + ":1");
    json.endObject();
    if (finding.allowance().isPresent() && finding.itemClass() == ItemClass.ALLOWED) {
      suppression(finding.allowance().get());
    }
    properties(finding);
    json.endObject();
  }

  /** What was seen on both sides and what to do next, in four lines. */
  static String message(Report report, Finding finding) {
    Contrast contrast = Contrast.of(finding);
    return Printable.of(finding.message())
        + "\n"
        + side(report.left(), contrast.left(), Excerpt.left(contrast, VALUE))
        + "\n"
        + side(report.right(), contrast.right(), Excerpt.right(contrast, VALUE))
        + "\nnext: "
        + Printable.of(finding.remedy());
  }

  private static String side(String name, Contrast.Line line, Excerpt excerpt) {
    String lead = line.lead().isEmpty() ? "" : line.lead() + ": ";
    String place = line.at().isEmpty() ? "" : " (" + Printable.of(line.at()) + ")";
    return Printable.of(name) + ": " + lead + excerpt.text() + place;
  }

  /** Viewers show the first location; the other side's place is a related one. */
  private void locations(Finding finding) throws IOException {
    Optional<Place> left = place(finding.left());
    Optional<Place> right = place(finding.right());
    Optional<Place> first = left.or(() -> right);
    json.name("locations").beginArray().beginObject();
    physical(first.map(Place::uri).orElseGet(this::declaration), first.map(Place::line).orElse(1));
    json.name("logicalLocations").beginArray().beginObject();
    json.name("fullyQualifiedName").value(finding.item().toString());
    json.name("name").value(finding.item().last());
    json.endObject().endArray();
    json.endObject().endArray();
    if (left.isPresent() && right.isPresent()) {
      json.name("relatedLocations").beginArray().beginObject();
      json.name("id").value(1);
      physical(right.get().uri(), right.get().line());
      SarifReport.text(json, "message", Printable.of(report.right()));
      json.endObject().endArray();
    }
  }

  private String declaration() {
    return Place.of(places.apply(DECLARATION + ":1")).uri();
  }

  private void physical(String uri, int line) throws IOException {
    json.name("physicalLocation").beginObject();
    json.name("artifactLocation").beginObject().name("uri").value(uri).endObject();
    json.name("region").beginObject().name("startLine").value(line).endObject();
    json.endObject();
  }

  private Optional<Place> place(Optional<Sighting> sighting) {
    return sighting
        .map(s -> Place.of(s.at()))
        .filter(Place::isFileLine)
        .map(place -> Place.of(places.apply(place.name() + ":" + place.line())));
  }

  private void suppression(Finding.Allowed allowed) throws IOException {
    json.name("suppressions").beginArray().beginObject();
    json.name("kind").value("external");
    json.name("status").value("accepted");
    json.name("justification")
        .value(
            Printable.of(
                "%s (owner %s, until %s; would change our mind: %s)"
                    .formatted(
                        allowed.why(),
                        allowed.owner(),
                        allowed.expires(),
                        allowed.changeOurMind())));
    json.endObject().endArray();
  }

  private void properties(Finding finding) throws IOException {
    json.name("properties").beginObject();
    json.name("class").value(finding.itemClass().name());
    json.name("severity").value(finding.severity().word());
    if (finding.owner().isPresent()) {
      json.name("owner").value(finding.owner().get());
    }
    if (!finding.also().isEmpty()) {
      json.name("also").beginArray();
      for (String check : finding.also()) {
        json.value(check);
      }
      json.endArray();
    }
    if (finding.blame().isPresent()) {
      json.name("commit").value(finding.blame().get().commit());
    }
    json.endObject();
  }
}
