package dev.evenkeel.drill.runbook;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.RunbookEntry;
import java.util.List;

/**
 * A state of the record, with its page of the runbook.
 *
 * @param name short, as in the record's tables: {@code S3}
 * @param step the step during which it was found; empty for the one before the deploy
 * @param about in a few words
 * @param points how many points leave it
 * @param answers what was asked of it, in the record's order
 * @param fingerprint how it is recognised; a record holds no rows
 */
public record DrilledState(
    String name,
    String step,
    String about,
    StateVerdict verdict,
    long points,
    List<Answer> answers,
    RunbookEntry entry,
    Fingerprint fingerprint) {
  public DrilledState {
    answers = List.copyOf(answers);
  }

  /**
   * What came of one probe.
   *
   * @param probe the record's word for it, e.g. {@code rerun}
   * @param word what came of it, in one word
   * @param said by the tool or the server; empty where nothing was
   */
  public record Answer(String probe, String word, String said) {
    /** In one line. */
    public String line() {
      return said.isEmpty() ? word : word + " (" + said + ")";
    }
  }

  /** What a table calls it: {@code S3 inside V2__email}. */
  public String title() {
    return name + " " + about;
  }

  /** Whether the record says what came of a probe. */
  public boolean asked(String probe) {
    String word = answer(probe);
    return !word.equals("not asked") && !word.equals("not-asked");
  }

  /** What came of a probe; {@code not asked} where the record does not say. */
  public String answer(String probe) {
    return answers.stream()
        .filter(answer -> answer.probe().equals(probe))
        .map(Answer::word)
        .findFirst()
        .orElse("not asked");
  }
}
