package dev.evenkeel.operation.drill;

import java.time.Duration;

/** Is told how far a drill has come; called from more than one thread, one at a time. */
public interface Progress {
  /** Tells nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void doing(String what) {}

        @Override
        public void done(int units, int of, String newest, Duration left) {}
      };

  /** Something that is no unit is under way. */
  void doing(String what);

  /**
   * A unit is done.
   *
   * @param units how many are
   * @param newest the one that just was
   * @param left how long the rest will take, as far as it went so far
   */
  void done(int units, int of, String newest, Duration left);
}
