package dev.evenkeel.trail.verify;

/**
 * Something about a log that does not hold.
 *
 * @param what a word for programs: what was attacked or has rotted
 * @param message which record, which bytes, what was expected and by whom
 */
public record Problem(What what, String message) {
  /** Where it shows. */
  public enum What {
    DATABASE("database"),
    RECORD("record"),
    MISSING("missing"),
    ORDER("order"),
    COLUMN("column"),
    CHECKPOINT("checkpoint"),
    TREE("tree"),
    TIME("time"),
    BLOB("blob"),
    HIGH_WATER("high-water"),
    AGAINST("against"),
    TRUST("trust"),
    KEY("key"),
    FILE("file");

    private final String word;

    What(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
