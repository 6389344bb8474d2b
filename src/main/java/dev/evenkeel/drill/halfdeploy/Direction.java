package dev.evenkeel.drill.halfdeploy;

import java.util.Locale;

/** Whether the deploy was stopped or its rollback. */
public enum Direction {
  FORTH,
  BACK;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
