package dev.evenkeel.trail;

/** Whose turn it is, among several that could all do the same. */
public interface Turn extends AutoCloseable {
  /**
   * Whether it is ours: taken now, or held since. Whoever holds it keeps it until it lets go or
   * dies; then the next one that asks has it.
   *
   * @throws StorageFailure where nobody can be asked
   */
  boolean take();

  /** Lets go. */
  @Override
  void close();
}
