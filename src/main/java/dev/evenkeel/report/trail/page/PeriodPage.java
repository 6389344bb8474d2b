package dev.evenkeel.report.trail.page;

import dev.evenkeel.trail.Population;
import dev.evenkeel.trail.Population.Member;
import dev.evenkeel.trail.record.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every record of a period, that none is missing, and a sample anybody can draw again. */
public final class PeriodPage {
  private static final int MOST = 500;

  private final Period period;
  private final Population population;
  private final Page page;

  private PeriodPage(Period period, Links links) {
    this.period = period;
    population = period.population();
    page = new Page(links);
  }

  public static String of(Period period, Links links) {
    return new PeriodPage(period, links).page();
  }

  private String page() {
    String where = population.environment().orElse("no stated environment");
    int size = population.members().size();
    boolean whole = population.gaps().isEmpty();
    page.begin(
        "Records of " + where,
        whole ? Tone.GOOD : Tone.BAD,
        whole ? "COMPLETE" : "RECORDS ARE MISSING",
        size
            + (size == 1 ? " record of " : " records of ")
            + where
            + (whole
                ? ", and no counter between the first and the last is missing"
                : ", and " + population.gaps().size() + " counters are missing"));
    question();
    bounds();
    counts();
    emergencies();
    sample();
    members();
    page.proof(
        Optional.of(population.head()),
        period.witnessing(),
        population.head().size(),
        List.of(
            "evenkeel trail population --data DIR --environment "
                + where
                + " --from "
                + population.from()
                + " --to "
                + population.to()
                + " --at "
                + population.head().size()
                + (period.seed().isEmpty()
                    ? ""
                    : " --sample " + period.sample().size() + " --seed TEXT")
                + " --output FOLDER"));
    return page.end();
  }

  private void question() {
    if (!page.links().served()) {
      return;
    }
    Markup markup = page.markup();
    page.section("Period and sample");
    markup.raw("<form method=\"get\" action=\"period\">\n");
    field("environment", "Environment", population.environment().orElse(""));
    period.project().ifPresent(project -> field("project", "Project", project));
    boolean sinceEver = population.from().equals(Instant.EPOCH);
    field("from", "From, as 2026-01-01T00:00:00Z", sinceEver ? "" : population.from().toString());
    field("to", "To, the first moment after", population.to().toString());
    field("seed", "Your own text, for a sample", period.seed());
    field("n", "How many to draw", period.seed().isEmpty() ? "" : period.sample().size() + "");
    markup.raw("<div><button type=\"submit\">Show</button></div>\n</form>\n");
    page.endSection();
  }

  private void field(String name, String label, String value) {
    Markup markup = page.markup();
    markup.raw("<div><label for=\"").raw(name).raw("\">").raw(label).raw("</label><input id=\"");
    markup
        .raw(name)
        .raw("\" name=\"")
        .raw(name)
        .raw("\"")
        .attribute("value", value)
        .raw("></div>\n");
  }

  private void bounds() {
    page.section("What is in it");
    List<Member> members = population.members();
    var facts = new ArrayList<Page.Fact>();
    facts.add(new Page.Fact("From", Cell.text(bound(population.from()))));
    facts.add(new Page.Fact("To, not included", Cell.text(bound(population.to()))));
    if (!members.isEmpty()) {
      facts.add(
          new Page.Fact(
              "Counters",
              Cell.text(
                  members.getFirst().entry().scopeSeq()
                      + " to "
                      + members.getLast().entry().scopeSeq())));
    }
    facts.add(
        new Page.Fact(
            "Missing",
            population.gaps().isEmpty()
                ? Cell.text("none")
                : new Cell.Word(Tone.BAD, population.gaps().toString())));
    page.facts(facts);
    page.paragraph(
        "quiet",
        "Each leaf of the log carries the counter of its environment. A record that was cut out"
            + " leaves a gap that nobody can close without another root.");
    page.endSection();
  }

  private static String bound(Instant at) {
    return at.equals(Instant.EPOCH) ? "the beginning" : Page.time(at);
  }

  private void counts() {
    if (population.members().isEmpty()) {
      return;
    }
    page.section("By type");
    var rows = new ArrayList<List<Cell>>();
    population
        .counts()
        .forEach((type, count) -> rows.add(List.of(Cell.text(type.word()), Cell.text(count + ""))));
    page.table("Records by what they are about", List.of("type", "records"), rows);
    page.endSection();
  }

  private void emergencies() {
    page.section("Emergency changes");
    if (period.emergencies().isEmpty()) {
      page.paragraph("", "No change of the period was opened as an emergency.");
    } else {
      var rows = new ArrayList<List<Cell>>();
      for (Period.Emergency emergency : period.emergencies()) {
        rows.add(
            List.of(
                new Cell.Link(page.links().change(emergency.change()), emergency.change()),
                Cell.text(emergency.why().orElse("not stated")),
                emergency.reviewed()
                    ? new Cell.Word(Tone.GOOD, "reviewed")
                    : new Cell.Word(Tone.BAD, "not reviewed yet")));
      }
      page.table("Brought out first, reviewed after", List.of("change", "why", "review"), rows);
    }
    page.endSection();
  }

  private void sample() {
    if (period.seed().isEmpty()) {
      return;
    }
    page.section("Sample");
    page.facts(
        List.of(
            new Page.Fact("Seed", new Cell.Code(period.seed())),
            new Page.Fact("Root", new Cell.Code(population.head().root().base64()))));
    page.paragraph(
        "quiet",
        "Those whose SHA-256 over seed, line feed, root, line feed and index is smallest. The same"
            + " seed and root draw the same records, here and with evenkeel trail population.");
    page.table("Drawn", HEADERS, rows(period.sample()));
    if (page.links().served()) {
      page.paragraph(
          "quiet",
          "A page changes nothing, so this sample stands in no record. POST /v1/samples and"
              + " evenkeel trail population draw the same one and record it (auditor.sampled).");
    }
    page.endSection();
  }

  private static final List<String> HEADERS =
      List.of("counter", "received", "type", "change", "record");

  private void members() {
    page.section("Every record");
    List<Member> members = population.members();
    if (members.isEmpty()) {
      page.paragraph("", "There is none.");
    } else {
      page.table("Oldest first", HEADERS, rows(members.subList(0, Math.min(MOST, members.size()))));
    }
    if (members.size() > MOST) {
      page.paragraph(
          "more", (members.size() - MOST) + " more; evenkeel trail population writes all, signed");
    }
    page.endSection();
  }

  private List<List<Cell>> rows(List<Member> members) {
    var rows = new ArrayList<List<Cell>>();
    for (Member member : members) {
      Entry entry = member.entry();
      rows.add(
          List.of(
              Cell.text(entry.scopeSeq() + ""),
              Cell.text(Page.time(entry.receivedAt())),
              Cell.text(entry.type().word()),
              new Cell.Link(page.links().change(entry.change()), entry.change()),
              page.record(entry.change(), member.index())));
    }
    return rows;
  }
}
