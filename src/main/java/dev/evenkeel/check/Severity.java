package dev.evenkeel.check;

/** How much a finding weighs, lightest first. */
public enum Severity {
  INFO,
  WARN,
  BLOCK;

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
