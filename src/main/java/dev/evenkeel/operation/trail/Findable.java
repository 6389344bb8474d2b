package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.Filed;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TrailRefused;

/**
 * Asks, before it is told what a log has of something, whether a record of it may be where nobody
 * looks for it. What was changed in a leaf itself only a verifier sees, which reads all of them.
 */
public final class Findable {
  private static final String NEXT =
      ", so what is asked for may lack it; evenkeel trail verify names all that is wrong, and"
          + " docs/trust.md, \"A trail that does not verify\", says what to do";

  private Findable() {}

  /** Refuses where one may be. */
  public static void required(Storage storage) {
    storage.read(
        reader -> {
          Filed filed = reader.filed();
          long size = reader.frontier().size();
          if (filed.rows() != size) {
            throw new TrailRefused(
                "the database has " + filed.rows() + " of the log's " + size + " records" + NEXT);
          }
          if (filed.elsewhere().isPresent()) {
            throw new TrailRefused(
                "record "
                    + filed.elsewhere().getAsLong()
                    + " stands in the database under another change, project, environment, type or"
                    + " number than its leaf says"
                    + NEXT);
          }
          return filed;
        });
  }
}
