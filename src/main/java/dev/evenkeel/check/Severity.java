package dev.evenkeel.check;

import java.util.Locale;

/** How much a finding weighs, lightest first. */
public enum Severity {
  INFO,
  WARN,
  BLOCK;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
