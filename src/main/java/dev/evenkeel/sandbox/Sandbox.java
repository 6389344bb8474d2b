package dev.evenkeel.sandbox;

/**
 * A server on which databases are made to be broken. All methods throw {@link SandboxFailure} with
 * what was seen and what to do; none leaves a half-made database behind.
 */
public interface Sandbox extends AutoCloseable {
  Engine engine();

  /** An empty database. */
  Place create();

  /** A database equal to the template, rows, owners and storage identities included. */
  Place copy(Place template);

  /** Ends every session of the place, then drops it; a place that is gone already is no error. */
  void drop(Place place);

  /** Number of sessions that the place still has, other than the sandbox's own. */
  int sessions(Place place);

  /**
   * The server dies as if the power failed, and is started again; every place keeps what was
   * durable.
   *
   * @throws SandboxFailure where this server may not be crashed (one that was given by URL)
   */
  void crash();

  /** Whether {@link #crash} is possible here. */
  boolean canCrash();

  /** Whether each place has a server to itself, and what a server shares is the place's own. */
  default boolean isolates() {
    return false;
  }

  /** Drops what is left, ends the server, removes its files. */
  @Override
  void close();
}
