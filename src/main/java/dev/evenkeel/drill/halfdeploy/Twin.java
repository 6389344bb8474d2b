package dev.evenkeel.drill.halfdeploy;

import java.util.List;
import java.util.Locale;

/**
 * A second runner of the same plan that was started while the first stood still.
 *
 * @param step during which the first stood
 * @param at where the first stood, for a person
 * @param said by whichever of the two failed; empty where none did
 * @param differs what is not as after an uninterrupted run, once both had ended
 */
public record Twin(
    Answer answer, String step, String at, String said, List<String> differs, long millis) {
  public Twin {
    differs = List.copyOf(differs);
  }

  /** What came of it; worst first. */
  public enum Answer {
    /** One of them said success, and the state is another than it should be. */
    WRONG,
    /** Both failed, and the tool run again does not repair it. */
    STUCK,
    /** They wait for each other, or do not come to an end. */
    HANGS,
    /** What the second did could not be seen from the server. */
    UNSEEN,
    /** They disturbed each other; the state is right in the end. */
    COLLIDES,
    /**
     * It ended while the first stood: it was refused, or did the work and the first found it so.
     */
    LEAVES,
    /** It waited until the first had ended. */
    WAITS;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether nobody gets out of it well. */
  public boolean fails() {
    return answer == Answer.WRONG || answer == Answer.STUCK || answer == Answer.HANGS;
  }

  /** Of two the one that needs more attention. */
  public Twin worse(Twin other) {
    return other.answer.compareTo(answer) < 0 ? other : this;
  }
}
