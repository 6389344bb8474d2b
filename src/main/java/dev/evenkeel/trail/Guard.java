package dev.evenkeel.trail;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import java.util.List;
import java.util.Optional;

/**
 * What must hold before anything more is signed: the rows are those of the newest checkpoint, and
 * the log has not been set back behind the mark or set on another course.
 */
final class Guard {
  private final HighWater highWater;

  /**
   * The head that was verified or signed here last: nearly always the one that stands in log and
   * mark now. To verify what one has just signed takes longer than all else that a batch computes.
   */
  private Optional<Verified> verified = Optional.empty();

  private record Verified(SignedNote note, List<VerifierKey> keys) {}

  Guard(HighWater highWater) {
    this.highWater = highWater;
  }

  /** Takes a head for ours that was signed here with all of these keys, byte for byte. */
  void signed(SignedNote note, List<VerifierKey> keys) {
    verified = Optional.of(new Verified(note, keys));
  }

  /**
   * Refuses where it does not hold.
   *
   * @param keys the log's, any of which may have signed
   */
  void check(Storage.Reader reader, List<VerifierKey> keys) {
    Frontier frontier = reader.frontier();
    Optional<SignedNote> newest = reader.checkpoint();
    if (newest.isPresent()) {
      Checkpoint head = ours(newest.get(), keys, "the log's newest checkpoint");
      if (head.size() != frontier.size() || !head.root().equals(frontier.root())) {
        throw new TrailRefused(
            "the log's rows have "
                + said(frontier.size(), frontier.root())
                + ", its newest checkpoint says "
                + said(head.size(), head.root()));
      }
    } else if (frontier.size() > 0) {
      throw new TrailRefused(
          "the log has " + frontier.size() + " entries and no signed checkpoint");
    }
    highWater
        .read()
        .ifPresent(mark -> check(reader, frontier, ours(mark, keys, "the high-water mark")));
  }

  private static void check(Storage.Reader reader, Frontier frontier, Checkpoint mark) {
    if (mark.size() > frontier.size()) {
      throw new TrailRefused(
          "the log has "
              + frontier.size()
              + " entries, and "
              + mark.size()
              + " were handed out: an older copy was restored, or another copy of this log wrote");
    }
    // Nearly always the mark is the head, and then nothing has to be read.
    Hash root = mark.size() == frontier.size() ? frontier.root() : reader.root(0, mark.size());
    if (!root.equals(mark.root())) {
      throw new TrailRefused(
          "the first "
              + mark.size()
              + " entries have another root than the one that was handed out: two copies of this"
              + " log have gone different ways, or an entry was changed");
    }
  }

  private Checkpoint ours(SignedNote note, List<VerifierKey> keys, String what) {
    var now = new Verified(note, keys);
    if (!verified.filter(now::equals).isPresent()) {
      if (keys.stream().noneMatch(note.open(keys)::by)) {
        throw new TrailRefused(what + " is not signed by this log's key " + keys.getLast());
      }
      verified = Optional.of(now);
    }
    Checkpoint head = Checkpoint.parse(note.text());
    if (!head.origin().equals(keys.getLast().name())) {
      throw new TrailRefused(
          what + " is of " + head.origin() + ", not of " + keys.getLast().name());
    }
    return head;
  }

  private static String said(long size, Hash root) {
    return size + " entries with root " + root.base64();
  }
}
