package dev.evenkeel.report.drill;

import dev.evenkeel.drill.DrillVerdict;
import java.util.List;
import java.util.Optional;

/**
 * What a drill has to say, before anybody asks in which format.
 *
 * @param title of the drill, e.g. {@code rollback}
 * @param sentence the verdict in one sentence
 * @param facts what was drilled and how much of it, as label and text
 * @param tables what is read at a glance
 * @param entries every unit or state, worst first
 * @param notes what else the reader should know
 * @param next commands worth running now
 */
public record DrillPage(
    String title,
    DrillVerdict verdict,
    String sentence,
    List<Fact> facts,
    List<Table> tables,
    List<Entry> entries,
    List<String> notes,
    List<String> next) {
  public DrillPage {
    facts = List.copyOf(facts);
    tables = tables.stream().filter(table -> !table.rows().isEmpty()).toList();
    entries = List.copyOf(entries);
    notes = List.copyOf(notes);
    next = List.copyOf(next);
  }

  /** How an entry stands to the verdict; worst first. */
  public enum Weight {
    FAILED("FAILED", "error"),
    UNDECIDED("UNDECIDED", "error"),
    WARN("WARN", "warning"),
    DECLARED("DECLARED ONE-WAY", "note"),
    /** Shown to whoever asks for all. */
    INFO("INFO", "note"),
    HELD("HELD", "none");

    private final String word;
    private final String level;

    Weight(String word, String level) {
      this.word = word;
      this.level = level;
    }

    public String word() {
      return word;
    }

    /** SARIF's word for it. */
    String level() {
      return level;
    }
  }

  /** A line at the head of the page. */
  public record Fact(String label, String text) {}

  /** Rows of cells under headers. */
  public record Table(String title, List<String> headers, List<List<String>> rows) {
    public Table {
      headers = List.copyOf(headers);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * One unit or state.
   *
   * @param rule a word for what was found, e.g. {@code rollback-not-restored}
   * @param name the unit's or state's own
   * @param message what was seen, in one sentence
   * @param lines more of it, one item each
   * @param at {@code file:line}; empty where no file is to blame
   * @param next what to do; empty where nothing is
   * @param signed who let it pass and why
   */
  public record Entry(
      Weight weight,
      String rule,
      String name,
      String message,
      List<String> lines,
      String at,
      String next,
      Optional<String> signed) {
    public Entry {
      lines = List.copyOf(lines);
    }
  }

  /** Those of one weight, in the order of the plan. */
  List<Entry> entries(Weight weight) {
    return entries.stream().filter(entry -> entry.weight() == weight).toList();
  }
}
