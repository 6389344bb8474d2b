package dev.evenkeel.operation.lookout;

import dev.evenkeel.report.Report;

/** What came of looking once. */
public sealed interface Look {
  /**
   * Both sides were looked at; what could not be read of them stands in the report.
   *
   * @param json the report as it is handed out
   * @param policy the bytes of evenkeel.yaml
   */
  record Seen(Report report, String json, String policy) implements Look {}

  /**
   * Nothing was seen, which is never the same as nothing having changed.
   *
   * @param why fit to be kept for ever: it names no value, and the same trouble has the same words
   */
  record Blind(String why) implements Look {}
}
