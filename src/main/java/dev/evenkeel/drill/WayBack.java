package dev.evenkeel.drill;

import java.util.Locale;

/** What became of a unit that was applied and taken back; the words of the drill record. */
public enum WayBack {
  RESTORED,
  /** Everything is back, columns stand in another relative order. */
  RESTORED_BUT_COLUMN_ORDER,
  NOT_RESTORED,
  DOWN_FAILED,
  /** The way forth changed something, the way back is empty. */
  EMPTY_DOWN,
  NO_DOWN,
  /** The way forth changed nothing. */
  NOTHING_TO_UNDO;

  /** Whether all is there again that was there before, columns perhaps in another order. */
  public boolean leadsBack() {
    return this == RESTORED || this == RESTORED_BUT_COLUMN_ORDER;
  }

  /** As the drill record says it, e.g. {@code restored-but-column-order}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
