package dev.evenkeel.snapshot;

/** The port every adapter under {@code source/} implements: one declared place to read from. */
public interface Source {
  /**
   * Reads it. Never throws for what it finds there: what cannot be read comes back as {@link
   * Unread} or as {@link Node.Unreadable}.
   */
  Reading read();
}
