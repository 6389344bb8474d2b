package dev.evenkeel.app.lookout;

import java.util.Locale;

/** How a look ended; the words are a contract with those who watch the service. */
public enum Outcome {
  /** The log says it already. */
  SAME,
  /** It was news. */
  RECORDED,
  /** Nothing could be seen; whether that was news or not. */
  BLIND,
  /** It had not ended when the next one was due, nor after a minute. */
  LATE,
  /** The log did not take it. */
  NOT_RECORDED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
