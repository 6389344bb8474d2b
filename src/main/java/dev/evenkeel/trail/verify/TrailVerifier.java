package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.NoteSignature;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.rotation.KeyHistory;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.verify.Problem.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Verifies a whole log: every row, every signed head, and what was kept elsewhere. */
public final class TrailVerifier {
  /**
   * What the log is held against.
   *
   * @param keys the log's keys now, as its directory says
   * @param statementKey the key of its statements, as its directory says, where it says so
   * @param highWater the mark, where there is one
   * @param against receipts and checkpoints kept elsewhere
   * @param trust whose word is taken, where somebody said
   * @param now the verifier's clock; without one no record's time is in the future
   */
  public record Terms(
      List<VerifierKey> keys,
      Optional<VerifierKey> statementKey,
      Optional<SignedNote> highWater,
      List<Held> against,
      Optional<TlogPolicy> trust,
      Optional<Instant> now) {
    public Terms {
      keys = List.copyOf(keys);
      against = List.copyOf(against);
    }

    /** Of a log with one key, without a clock. */
    public Terms(
        VerifierKey key,
        Optional<SignedNote> highWater,
        List<Held> against,
        Optional<TlogPolicy> trust) {
      this(List.of(key), Optional.empty(), highWater, against, trust, Optional.empty());
    }

    /** What the log is called. */
    String origin() {
      return keys.getLast().name();
    }
  }

  private final Terms terms;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final Set<Long> signedSizes = new HashSet<>();
  private List<KeyHistory.Term> keyTerms = List.of();

  private TrailVerifier(Terms terms) {
    this.terms = terms;
  }

  public static Verification verify(Rows rows, Terms terms) {
    return new TrailVerifier(terms).run(rows);
  }

  private Verification run(Rows rows) {
    var roots = new RootsAt();
    var checkpoints = new ArrayList<Rows.StoredCheckpoint>();
    int erased = 0;
    try {
      erased = read(rows, roots, checkpoints);
    } catch (StorageFailure e) {
      // What was found before stays said; nothing more can be.
      problem(What.DATABASE, String.valueOf(e.getMessage()));
    }
    return new Verification(
        problems, roots.size(), roots.root(), checkpoints.size(), erased, notices, keyTerms);
  }

  private int read(Rows rows, RootsAt roots, List<Rows.StoredCheckpoint> checkpoints) {
    rows.selfCheck()
        .forEach(said -> problem(What.DATABASE, "the database says of itself: " + said));
    rows.checkpoints(
        row -> {
          checkpoints.add(row);
          signedSizes.add(row.size());
          roots.want(row.size());
        });
    terms.highWater().ifPresent(mark -> head(mark).ifPresent(head -> roots.want(head.size())));
    terms.against().forEach(held -> head(held.checkpoint()).ifPresent(h -> roots.want(h.size())));

    var times = new Times(terms.now(), problems, notices);
    var records = new RecordChecks(problems, roots, times);
    rows.entries(records::row);
    new DerivedChecks(problems, roots).check(rows);
    BlobChecks blobs = new BlobChecks(problems, records.committed());
    rows.blobs(blobs::row);
    blobs.finish();
    var keys = new KeyChecks(problems, terms.keys(), blobs.notices());
    keyTerms = keys.history().terms();
    keys.announced(
        checkpoints.stream().findFirst().flatMap(TrailVerifier::note), terms.statementKey());
    checkpoints(checkpoints, roots, keys);
    terms.highWater().ifPresent(mark -> highWater(mark, roots, keys));
    terms.against().forEach(held -> against(held, roots, keys));
    terms.trust().ifPresent(policy -> trust(policy, checkpoints, keys));
    return blobs.erased();
  }

  private static Optional<SignedNote> note(Rows.StoredCheckpoint row) {
    try {
      return Optional.of(SignedNote.parse(row.note()));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  /** Names the first head that does not fit, and with it which records are in question. */
  private void checkpoints(List<Rows.StoredCheckpoint> stored, RootsAt roots, KeyChecks keys) {
    long good = 0;
    boolean wrong = false;
    for (Rows.StoredCheckpoint row : stored) {
      Optional<Checkpoint> head = signed(row, keys);
      if (head.isEmpty()) {
        continue;
      }
      if (head.get().size() != row.size()) {
        problem(
            What.CHECKPOINT,
            "the checkpoint filed under size " + row.size() + " says size " + head.get().size());
      } else if (!wrong && roots.differs(row.size(), head.get().root())) {
        wrong = true;
        problem(
            What.TREE,
            "records "
                + good
                + " to "
                + (row.size() - 1)
                + ": their leaves give another root than the checkpoint of size "
                + row.size()
                + " signed ("
                + head.get().root().base64()
                + "); the records before them are as signed");
      } else if (!wrong) {
        good = row.size();
      }
    }
    long last = stored.isEmpty() ? 0 : stored.getLast().size();
    if (last != roots.size()) {
      problem(
          last > roots.size() ? What.MISSING : What.CHECKPOINT,
          "the log has "
              + roots.size()
              + " records and its newest checkpoint was signed for "
              + last
              + (last > roots.size()
                  ? ": records " + roots.size() + " to " + (last - 1) + " were cut off"
                  : ": the last ones were never signed"));
    }
  }

  private Optional<Checkpoint> signed(Rows.StoredCheckpoint row, KeyChecks keys) {
    String what = "the checkpoint of size " + row.size();
    try {
      SignedNote parsed = SignedNote.parse(row.note());
      Optional<String> wrong = keys.against(parsed, row.size());
      if (wrong.isPresent()) {
        problem(What.CHECKPOINT, what + " " + wrong.get());
        return Optional.empty();
      }
      Checkpoint head = Checkpoint.parse(parsed.text());
      if (head.origin().equals(terms.origin())) {
        return Optional.of(head);
      }
      problem(What.CHECKPOINT, what + " is of another log, " + head.origin());
    } catch (Malformed e) {
      problem(What.CHECKPOINT, what + " cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private void highWater(SignedNote mark, RootsAt roots, KeyChecks keys) {
    Optional<String> wrong = keys.against(mark, Math.min(size(mark), roots.size()));
    if (wrong.isPresent()) {
      problem(What.HIGH_WATER, "the high-water mark " + wrong.get());
      return;
    }
    compare(What.HIGH_WATER, "the high-water mark", head(mark), roots);
  }

  private static long size(SignedNote note) {
    return head(note).map(Checkpoint::size).orElse(0L);
  }

  private void against(Held held, RootsAt roots, KeyChecks keys) {
    // What is kept elsewhere may reach further than a log that was cut: its newest keys count.
    long size = Math.min(size(held.checkpoint()), roots.size());
    Optional<String> wrong = keys.against(held.checkpoint(), size);
    if (wrong.isPresent()) {
      problem(
          What.AGAINST,
          held.name() + " " + wrong.get() + ": the folder was replaced, or it is of another log");
      return;
    }
    compare(What.AGAINST, held.name(), head(held.checkpoint()), roots);
    held.receipt()
        .ifPresent(
            receipt -> {
              Optional<Hash> leaf = roots.leaf(receipt.index());
              if (leaf.isPresent() && !receipt.includes(leaf.get())) {
                problem(
                    What.AGAINST,
                    "record "
                        + receipt.index()
                        + " is not the one that "
                        + held.name()
                        + " was handed out for");
              }
            });
  }

  private void compare(What what, String name, Optional<Checkpoint> kept, RootsAt roots) {
    if (kept.isEmpty()) {
      problem(what, name + " is signed and is no checkpoint");
      return;
    }
    Checkpoint head = kept.get();
    if (!head.origin().equals(terms.origin())) {
      problem(what, name + " is of another log, " + head.origin());
    } else if (head.size() > roots.size()) {
      problem(
          what,
          name
              + " is of "
              + head.size()
              + " records, the log has "
              + roots.size()
              + ": records "
              + roots.size()
              + " to "
              + (head.size() - 1)
              + " are gone (an older copy was restored, or the end was cut off)");
    } else if (roots.differs(head.size(), head.root())) {
      problem(
          what,
          name
              + " has another root for the first "
              + head.size()
              + " records: the key has signed two histories (a fork)");
    } else if (head.size() > 0 && !signedSizes.contains(head.size())) {
      problem(
          what,
          name
              + " was signed for "
              + head.size()
              + " records, and the log keeps no checkpoint of that size any more: it was deleted");
    }
  }

  private void trust(TlogPolicy policy, List<Rows.StoredCheckpoint> stored, KeyChecks keys) {
    if (stored.isEmpty()) {
      if (terms.keys().stream().noneMatch(policy.logs()::contains)) {
        problem(
            What.TRUST, "the trust policy does not name this log's key " + terms.keys().getLast());
      }
      return;
    }
    try {
      SignedNote newest = SignedNote.parse(stored.getLast().note());
      if (keys.judged(policy, cosigned(newest)) instanceof TlogPolicy.Acceptance.Refused refused) {
        problem(What.TRUST, "the trust policy refuses the newest checkpoint: " + refused.why());
      }
    } catch (Malformed e) {
      problem(What.TRUST, "the newest checkpoint cannot be read: " + e.getMessage());
    }
  }

  /** The log keeps its own signature; what witnesses added is kept by whoever asked them. */
  private SignedNote cosigned(SignedNote newest) {
    SignedNote note = newest;
    for (Held held : terms.against()) {
      if (held.checkpoint().text().equals(newest.text())) {
        for (NoteSignature line : held.checkpoint().signatures()) {
          note = note.signatures().contains(line) ? note : note.with(line);
        }
      }
    }
    return note;
  }

  private static Optional<Checkpoint> head(SignedNote note) {
    try {
      return Optional.of(Checkpoint.parse(note.text()));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private void problem(What what, String message) {
    problems.add(new Problem(what, message));
  }
}
