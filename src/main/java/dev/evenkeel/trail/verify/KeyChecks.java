package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.rotation.KeyHistory;
import dev.evenkeel.trail.verify.Problem.What;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of the log's keys may have signed what, and whether the log says so of each of them. */
final class KeyChecks {
  private final List<Problem> problems;
  private final List<VerifierKey> now;
  private final List<KeyHistory.Noticed> noticed;
  private final KeyHistory history;

  KeyChecks(List<Problem> problems, List<VerifierKey> now, List<KeyHistory.Noticed> noticed) {
    this.problems = problems;
    this.now = now;
    this.noticed = List.copyOf(noticed);
    this.history = KeyHistory.of(now, noticed);
  }

  KeyHistory history() {
    return history;
  }

  /** Names a key that is handed out and that no key before it announced. */
  void announced(Optional<SignedNote> firstHead, Optional<VerifierKey> statementKey) {
    for (VerifierKey key : now) {
      Optional<KeyHistory.Term> term = history.term(key);
      boolean first = term.isPresent() && term.get().announced().isEmpty();
      boolean stranger =
          term.isEmpty()
              || (first && firstHead.isPresent() && !firstHead.get().open(List.of(key)).by(key));
      if (stranger) {
        problem(
            "the key "
                + key
                + " in keys/log.pub is neither the one that signed the log's first head, nor does a"
                + " record that an older key signed announce it: somebody put it there");
      } else if (term.get().retired().isPresent()) {
        problem(
            "the key "
                + key
                + " in keys/log.pub was retired by record "
                + term.get().retired().getAsLong());
      }
    }
    statementKey.ifPresent(
        key ->
            history
                .statements()
                .filter(newest -> !newest.equals(key))
                .ifPresent(
                    newest ->
                        problem(
                            "the key "
                                + key
                                + " in keys/statement.pub is not the one that the log announced"
                                + " last, "
                                + newest)));
  }

  /** Whether a head is signed by a key that the log had at its size; says what is seen if not. */
  Optional<String> against(SignedNote note, long size) {
    List<VerifierKey> then = history.at(size);
    if (then.stream().anyMatch(key -> note.open(List.of(key)).by(key))) {
      return Optional.empty();
    }
    for (KeyHistory.Term term : history.terms()) {
      if (note.open(List.of(term.key())).by(term.key())) {
        return Optional.of(
            "is signed by "
                + term.key()
                + " alone, which "
                + (term.retired().isPresent() && size > term.retired().getAsLong()
                    ? "record " + term.retired().getAsLong() + " had retired"
                    : "record " + term.announced().orElse(0) + " had not announced yet"));
      }
    }
    return Optional.of(
        "is not signed by this log's key "
            + (then.isEmpty() ? now : then)
                .stream().map(VerifierKey::toString).collect(Collectors.joining(" or ")));
  }

  /**
   * What the policy says of a head; a key that it trusts vouches for those that it announced. That
   * a key came later says nothing: a stranger's own history may stand in the same log.
   */
  TlogPolicy.Acceptance judged(TlogPolicy policy, SignedNote head) {
    var logs = new LinkedHashSet<>(policy.logs());
    KeyHistory.from(policy.logs(), noticed).terms().forEach(term -> logs.add(term.key()));
    return new TlogPolicy(List.copyOf(logs), policy.witnesses(), policy.quorum()).judge(head);
  }

  private void problem(String message) {
    problems.add(new Problem(What.KEY, message));
  }
}
