package dev.evenkeel.drill;

import java.util.Locale;

/** The way forth once more, after the way back; the words of the drill record. */
public enum Again {
  SAME,
  DIFFERS,
  FAILED,
  NOT_TRIED;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
