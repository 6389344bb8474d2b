package dev.evenkeel.drill.halfdeploy;

import java.util.Locale;

/** What becomes of a state when the step is taken back. */
public enum Backward {
  /** The same as before the step, rows included. */
  RESTORES,
  /** Everything is back, columns stand in another relative order. */
  RESTORES_BUT_COLUMN_ORDER,
  /** The schema is back, rows are not. */
  LOSES_ROWS,
  /** The way back says success, and the schema is not what it was. */
  DIFFERS,
  FAILS,
  HANGS,
  NO_WAY_BACK,
  /** The state is the one from before the step. */
  NOTHING_TO_UNDO;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean leadsBack() {
    return this == RESTORES || this == RESTORES_BUT_COLUMN_ORDER || this == NOTHING_TO_UNDO;
  }
}
