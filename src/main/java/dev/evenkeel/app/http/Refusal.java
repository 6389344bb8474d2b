package dev.evenkeel.app.http;

import java.io.Serial;

/** A request that gets a problem for an answer. */
public final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final ProblemKind kind;
  private final String next;

  /**
   * A refusal.
   *
   * @param seen what was seen and what was expected; never a secret
   * @param next what to do now: a command where there is one
   */
  public Refusal(ProblemKind kind, String seen, String next) {
    super(seen);
    this.kind = kind;
    this.next = next;
  }

  public ProblemKind kind() {
    return kind;
  }

  public String next() {
    return next;
  }
}
