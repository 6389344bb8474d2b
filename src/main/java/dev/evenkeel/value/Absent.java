package dev.evenkeel.value;

/** Stands in a formula's variables for a value that is null or not there. */
public enum Absent {
  ABSENT
}
