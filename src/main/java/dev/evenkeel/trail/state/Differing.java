package dev.evenkeel.trail.state;

import java.util.Optional;

/**
 * One finding of a comparison.
 *
 * @param item where
 * @param itemClass how its sides stand to each other, e.g. DIFFERENT, ONLY_LEFT, UNKNOWN
 * @param owner whose it is, where stated
 * @param allowed what lets it pass, if anything does
 */
public record Differing(
    String item,
    String itemClass,
    String severity,
    String message,
    Optional<String> owner,
    Optional<Allowed> allowed) {
  /** Why a difference is let pass, and until when. */
  public record Allowed(String why, String owner, String expires, String changeOurMind) {}

  public boolean unknown() {
    return itemClass.equals("UNKNOWN");
  }
}
