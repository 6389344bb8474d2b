package dev.evenkeel.drill.halfdeploy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The step taken back once the new version has written on what it left.
 *
 * @param back the way back
 * @param losses what became of rows; empty where the way back did not end, or none is there
 * @param stated whether somebody said what the new version writes; else rows were made to fit
 * @param refused writes that the step's end did not take, one line each
 * @param oldReads the old version's queries on what the new one wrote
 */
public record NewWrites(
    Tried<Answer> back,
    Optional<Losses> losses,
    boolean stated,
    List<String> refused,
    Probes.OldCode oldReads) {
  public NewWrites {
    refused = List.copyOf(refused);
  }

  /** What came of it. */
  public enum Answer {
    /** Everything is as before the step, and what was written since is there. */
    RESTORES,
    /** So is it, but what the new version wrote is not all there. */
    LOSES_NEW_ROWS,
    /** What was there before the step is not all there. */
    LOSES_OLD_ROWS,
    /** The way back says success, and the schema is not what it was. */
    DIFFERS,
    /** It runs, but not once the new version has written. */
    FAILS_ON_NEW_ROWS,
    /** It fails anyway. */
    FAILS,
    HANGS,
    NO_WAY_BACK,
    /** The step's end took no write at all. */
    NOTHING_WRITTEN;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether a rollback finds everything, and leaves everything. */
  public boolean leadsBack() {
    return switch (back.answer()) {
      case RESTORES, NOTHING_WRITTEN -> true;
      case LOSES_NEW_ROWS, LOSES_OLD_ROWS, DIFFERS, FAILS_ON_NEW_ROWS, FAILS, HANGS, NO_WAY_BACK ->
          false;
    };
  }

  /**
   * Whether that is a loss of data. What lay in a table or column that the step had made goes with
   * it; it is a loss where somebody said that the new version writes there.
   */
  public boolean losesData() {
    return switch (back.answer()) {
      case LOSES_OLD_ROWS -> true;
      case LOSES_NEW_ROWS ->
          losses
              .filter(lost -> lost.newLost() > 0 || (stated && lost.withStorage() > 0))
              .isPresent();
      case RESTORES, NOTHING_WRITTEN, DIFFERS, FAILS_ON_NEW_ROWS, FAILS, HANGS, NO_WAY_BACK ->
          false;
    };
  }

  /** How much is lost, in a few words; empty where nothing is. */
  public String lost() {
    return losses
        .filter(lost -> !lost.none())
        .map(lost -> String.join(", ", lost.where()))
        .orElse("");
  }
}
