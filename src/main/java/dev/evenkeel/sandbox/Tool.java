package dev.evenkeel.sandbox;

/**
 * A tool under drill.
 *
 * @param version of the program that ran, or of the one whose protocol is replayed
 * @param mode how the way forth is run
 * @param undoMode how the way back is run
 */
public record Tool(String name, String version, Mode mode, Mode undoMode) {
  /** {@code cut}: the unmodified tool runs; {@code replayed}: its protocol is followed. */
  public enum Mode {
    CUT("cut"),
    REPLAYED("replayed");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
