package dev.evenkeel.trail;

import dev.evenkeel.trail.note.SignedNote;
import java.util.Optional;

/**
 * The newest checkpoint that was handed out, kept where a restored backup of the log does not
 * reach. Without it a log that was set back would sign a second history.
 */
public interface HighWater {
  Optional<SignedNote> read();

  /**
   * Moves the mark, on the disk when this returns. Does nothing where the mark stands as high
   * already: a writer of another process was faster.
   */
  void advance(SignedNote checkpoint);
}
