package dev.evenkeel.trail;

import java.io.Serial;

/** The log does not hold together, so nothing more is signed; the message names the runbook. */
public final class TrailRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  static final String RUNBOOK = "; nothing was written. Runbook: docs/trust.md, \"Set back\"";

  public TrailRefused(String seen) {
    super(seen + RUNBOOK);
  }
}
