package dev.evenkeel.contract.solve;

/** Whether a text is of a format, by the validator's own opinion. */
@FunctionalInterface
public interface FormatOracle {
  boolean holds(String format, String text);
}
