package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A comparison's findings beside the lines they are about: what fails, and what is warned of. */
final class AnnotationsReport {
  private final Report report;
  private final UnaryOperator<String> places;

  AnnotationsReport(Report report, UnaryOperator<String> places) {
    this.report = report;
    this.places = places;
  }

  void write(Appendable out) throws IOException {
    Sections sections = Sections.of(report);
    var all = new ArrayList<Annotations.Annotation>();
    add(Annotations.Level.ERROR, sections.failing(), all);
    add(Annotations.Level.ERROR, sections.unknown(), all);
    add(Annotations.Level.WARNING, sections.warnings(), all);
    if (sections.failing().isEmpty() && report.verdict().exitCode() != 0) {
      // Where nothing failed and yet nothing passed, the reason comes first: it may be the only
      // one.
      all.addFirst(
          new Annotations.Annotation(
              Annotations.Level.ERROR,
              "",
              Sentences.headline(report),
              Sentences.verdict(report, sections)));
    }
    Annotations.write(all, out);
  }

  private void add(
      Annotations.Level level, List<Finding> findings, List<Annotations.Annotation> all) {
    for (Finding finding : findings) {
      all.add(
          new Annotations.Annotation(
              level,
              at(finding),
              finding.check() + " " + finding.item(),
              SarifResult.message(report, finding)));
    }
  }

  /** Beside the right side's line where there is one: that is where most deploys go to. */
  private String at(Finding finding) {
    return finding
        .right()
        .or(finding::left)
        .filter(sighting -> Place.of(sighting.at()).isFileLine())
        .or(finding::left)
        .map(sighting -> places.apply(sighting.at()))
        .orElse("");
  }
}
