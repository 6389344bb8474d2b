package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.verify.Problem.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies an evidence pack from its files alone. */
public final class PackVerifier {
  /**
   * What was found.
   *
   * @param problems empty where the pack holds
   * @param records how many records it has
   * @param withheld how many of their contents are not in it: erased, or left out
   * @param head the log's head that all proofs lead to
   * @param notices what holds and is worth a look
   */
  public record Found(
      List<Problem> problems,
      int records,
      int withheld,
      Optional<Checkpoint> head,
      List<String> notices) {
    public Found {
      problems = List.copyOf(problems);
      notices = List.copyOf(notices);
    }
  }

  private final PackFiles files;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final Map<Long, Hash> hashes = new HashMap<>();
  private final Times times;
  private Optional<PackTrust> signers = Optional.empty();
  private int withheld;

  private PackVerifier(PackFiles files, Optional<Instant> now) {
    this.files = files;
    this.times = new Times(now, problems, notices);
  }

  /**
   * Verifies.
   *
   * @param trust whose word is taken; without one the pack's own policy, which vouches for itself
   * @param against receipts and checkpoints kept elsewhere
   */
  public static Found verify(
      PackFiles files, Optional<TlogPolicy> trust, List<Held> against, Optional<Instant> now) {
    return new PackVerifier(files, now).run(trust, against);
  }

  private Found run(Optional<TlogPolicy> trust, List<Held> against) {
    problems.addAll(ManifestChecks.check(files));
    signers = PackTrust.of(files, trust, problems);
    Optional<Checkpoint> head = signers.flatMap(PackTrust::head);
    List<byte[]> leaves = leaves();
    if (leaves.isEmpty()) {
      problem(What.MISSING, Pack.RECORDS + " has no record");
    }
    Optional<Hash> previous = Optional.empty();
    String change = "";
    for (int number = 0; number < leaves.size(); number++) {
      byte[] leaf = leaves.get(number);
      Hash hash = dev.evenkeel.trail.tree.Merkle.leaf(leaf);
      proof(number, hash, head);
      try {
        Entry entry = Entry.parse(leaf);
        change = number == 0 ? entry.change() : change;
        chain(number, entry, previous, change);
        contents(number, entry);
        times.record(number, entry, leaf);
      } catch (Malformed e) {
        problem(What.RECORD, "record " + number + ": " + e.getMessage());
      }
      previous = Optional.of(hash);
    }
    head.ifPresent(there -> against.forEach(held -> against(held, there)));
    problems.addAll(ManifestChecks.says(files, change, head));
    return new Found(problems, leaves.size(), withheld, head, notices);
  }

  private List<byte[]> leaves() {
    try {
      return Pack.leaves(needed(Pack.RECORDS));
    } catch (Malformed e) {
      problem(What.MISSING, String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private void proof(int number, Hash leaf, Optional<Checkpoint> head) {
    String name = Pack.proof(number);
    try {
      TlogProof proof = TlogProof.parse(needed(name));
      hashes.put(proof.index(), leaf);
      if (head.isPresent() && !proof.head().equals(head.get())) {
        problem(What.CHECKPOINT, name + " leads to another head than " + Pack.CHECKPOINT);
      } else if (signers.isPresent() && !signers.get().signed(proof.checkpoint())) {
        problem(What.CHECKPOINT, name + " leads to a head that the trust policy refuses");
      } else if (!proof.includes(leaf)) {
        problem(
            What.RECORD,
            "record "
                + number
                + " (line "
                + (number + 1)
                + " of "
                + Pack.RECORDS
                + ") is not the one that the log has at index "
                + proof.index());
      }
    } catch (Malformed e) {
      problem(What.RECORD, name + ": " + e.getMessage());
    }
  }

  /** A pack has one change of the log, so heads of other sizes cannot all be compared. */
  private void against(Held held, Checkpoint head) {
    Checkpoint kept = Checkpoint.parse(held.checkpoint().text());
    Optional<Hash> here =
        held.receipt().flatMap(receipt -> Optional.ofNullable(hashes.get(receipt.index())));
    if (signers.isPresent() && !signers.get().known(held.checkpoint())) {
      problem(What.AGAINST, held.name() + " is not of a log that the trust policy names");
    } else if (kept.size() > head.size()) {
      problem(
          What.AGAINST,
          held.name()
              + " is of "
              + kept.size()
              + " records, the pack's head of "
              + head.size()
              + ": the pack is older, what came after is not in it");
    } else if (kept.size() == head.size() && !kept.root().equals(head.root())) {
      problem(
          What.AGAINST,
          held.name()
              + " has another root for the first "
              + head.size()
              + " records: the key has signed two histories (a fork)");
    } else if (here.isPresent() && !held.receipt().get().includes(here.get())) {
      problem(
          What.AGAINST,
          "the record that the log has at index "
              + held.receipt().get().index()
              + " is not the one that "
              + held.name()
              + " was handed out for: the key has signed two histories (a fork)");
    } else if (here.isEmpty() && kept.size() < head.size()) {
      notices.add(
          held.name()
              + " is signed and of fewer records than the pack's head; whether both are one history"
              + " the whole log shows, not a pack");
    }
  }

  private void chain(int number, Entry entry, Optional<Hash> previous, String change) {
    if (entry.changeSeq() != number
        || !entry.previous().equals(previous)
        || !entry.change().equals(change)) {
      problem(
          What.ORDER,
          "record "
              + number
              + " says it is number "
              + entry.changeSeq()
              + " of its change, or does not follow the record before it: one was left out, added"
              + " or moved");
    }
  }

  private void contents(int number, Entry entry) {
    List<Commitment> commitments = entry.commitments();
    for (int i = 0; i < commitments.size(); i++) {
      Optional<byte[]> content = files.read(Pack.content(number, i));
      Optional<byte[]> salt = files.read(Pack.salt(number, i));
      Commitment commitment = commitments.get(i);
      if (content.isEmpty() && salt.isEmpty()) {
        withheld++;
      } else if (content.isEmpty()
          || salt.isEmpty()
          || salt.get().length != Blob.SALT_BYTES
          || !Blob.stored(salt.get(), content.get()).commitment().equals(commitment.hash())) {
        problem(
            What.BLOB,
            "record "
                + number
                + ", "
                + commitment.name()
                + ": "
                + Pack.content(number, i)
                + " is not what the record commits to");
      }
    }
  }

  private byte[] needed(String name) {
    return files.read(name).orElseThrow(() -> new Malformed("the pack has no " + name));
  }

  private void problem(What what, String message) {
    problems.add(new Problem(what, message));
  }
}
