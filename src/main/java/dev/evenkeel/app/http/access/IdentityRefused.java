package dev.evenkeel.app.http.access;

import java.io.Serial;

/** An identity token that opens nothing. The message says why, and holds nothing of the token. */
public final class IdentityRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final boolean issuerSilent;

  IdentityRefused(String why) {
    this(why, false);
  }

  IdentityRefused(String why, boolean issuerSilent) {
    super(why);
    this.issuerSilent = issuerSilent;
  }

  /** Whether the token could not be looked at, since its issuer did not answer. */
  public boolean issuerSilent() {
    return issuerSilent;
  }
}
