package dev.evenkeel.app.github;

import java.util.Locale;

/** Everything the action gives to the steps after it. */
public enum Output {
  /** passed, failed, inconclusive or error. */
  VERDICT,
  EXIT_CODE,
  FINDINGS,
  FAILING,
  UNKNOWN,
  ALLOWED,
  COMPARED,
  REPORT_DIR,
  REPORT,
  SUMMARY,
  HTML,
  SARIF,
  CHANGE,
  RECEIPT,
  SPOOL,
  COMMENT_URL;

  /** Its name in action.yml. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
