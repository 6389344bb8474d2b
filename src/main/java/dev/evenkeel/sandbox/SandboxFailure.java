package dev.evenkeel.sandbox;

/** The sandbox itself did not do what it must: nothing may be said of the plan under drill. */
public final class SandboxFailure extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String next;

  /**
   * @param message what was seen; never a credential
   * @param next what to do
   */
  public SandboxFailure(String message, String next, Throwable cause) {
    super(message, cause);
    this.next = next;
  }

  public SandboxFailure(String message, String next) {
    super(message);
    this.next = next;
  }

  public String next() {
    return next;
  }
}
