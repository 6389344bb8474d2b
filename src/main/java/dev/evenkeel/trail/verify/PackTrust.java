package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.rotation.KeyHistory;
import dev.evenkeel.trail.verify.Problem.What;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Whose signatures count in a pack: those of the keys that the policy trusts, and of those that a
 * trusted key announced in the log, each in its time.
 */
final class PackTrust {
  private final SignedNote checkpoint;
  private final TlogPolicy now;
  private final TlogPolicy ever;
  private final Optional<Checkpoint> head;

  private PackTrust(
      SignedNote checkpoint, TlogPolicy now, TlogPolicy ever, Optional<Checkpoint> head) {
    this.checkpoint = checkpoint;
    this.now = now;
    this.ever = ever;
    this.head = head;
  }

  static Optional<PackTrust> of(
      PackFiles files, Optional<TlogPolicy> trust, List<Problem> problems) {
    try {
      TlogPolicy given = trust.orElse(TlogPolicy.parse(needed(files, Pack.POLICY)));
      SignedNote checkpoint = SignedNote.parse(needed(files, Pack.CHECKPOINT));
      Checkpoint said = Checkpoint.parse(checkpoint.text());
      List<KeyHistory.Noticed> noticed = new PackNotices(files, said, problems).read();
      KeyHistory history = KeyHistory.from(given.logs(), noticed);
      statementKey(files, history).ifPresent(problems::add);
      TlogPolicy now = with(history.at(said.size()), given);
      Optional<Checkpoint> head = Optional.empty();
      switch (now.judge(checkpoint)) {
        case TlogPolicy.Acceptance.Accepted accepted -> head = Optional.of(accepted.head());
        case TlogPolicy.Acceptance.Refused refused ->
            problems.add(
                new Problem(
                    What.TRUST,
                    "the trust policy refuses the checkpoint: "
                        + refused.why()
                        + outOfTime(history, checkpoint)));
      }
      KeyHistory whole = KeyHistory.of(given.logs(), noticed);
      TlogPolicy ever = with(whole.terms().stream().map(KeyHistory.Term::key).toList(), given);
      return Optional.of(new PackTrust(checkpoint, now, ever, head));
    } catch (Malformed e) {
      problems.add(new Problem(What.CHECKPOINT, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** What the pack's proofs lead to; nothing where nobody who is trusted signed it. */
  Optional<Checkpoint> head() {
    return head;
  }

  /** Most proofs bear the pack's own note, which was judged once. */
  boolean signed(SignedNote other) {
    return checkpoint.equals(other) || accepts(now, other);
  }

  /** Whether it may be of this log: what somebody kept can be older than the keys of now. */
  boolean known(SignedNote kept) {
    return signed(kept) || accepts(ever, kept);
  }

  private static boolean accepts(TlogPolicy policy, SignedNote note) {
    return policy.judge(note) instanceof TlogPolicy.Acceptance.Accepted;
  }

  private static TlogPolicy with(List<VerifierKey> logs, TlogPolicy given) {
    return new TlogPolicy(logs, given.witnesses(), given.quorum());
  }

  /** Where a notice counts its key has been announced: it can only be over. */
  private static String outOfTime(KeyHistory history, SignedNote checkpoint) {
    for (KeyHistory.Term term : history.terms()) {
      if (term.retired().isPresent() && checkpoint.open(List.of(term.key())).by(term.key())) {
        return "; it is signed by "
            + term.key()
            + ", which record "
            + term.retired().getAsLong()
            + " had retired";
      }
    }
    return "";
  }

  /** The first statement key is announced by nobody; of later ones the log says which it is. */
  private static Optional<Problem> statementKey(PackFiles files, KeyHistory history) {
    VerifierKey key =
        VerifierKey.parse(
            new String(needed(files, Pack.STATEMENT_KEY), StandardCharsets.UTF_8).strip());
    return history
        .statements()
        .filter(newest -> !newest.equals(key))
        .map(
            newest ->
                new Problem(
                    What.KEY,
                    "the key "
                        + key
                        + " in "
                        + Pack.STATEMENT_KEY
                        + " is not the one that the log announced last, "
                        + newest));
  }

  private static byte[] needed(PackFiles files, String name) {
    return files.read(name).orElseThrow(() -> new Malformed("the pack has no " + name));
  }
}
