package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.verify.Problem.What;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
   */
  public record Found(
      List<Problem> problems, int records, int withheld, Optional<Checkpoint> head) {
    public Found {
      problems = List.copyOf(problems);
    }
  }

  private final PackFiles files;
  private final List<Problem> problems = new ArrayList<>();
  private int withheld;

  private PackVerifier(PackFiles files) {
    this.files = files;
  }

  /**
   * Verifies.
   *
   * @param trust whose word is taken; without one the pack's own policy, which vouches for itself
   */
  public static Found verify(PackFiles files, Optional<TlogPolicy> trust) {
    return new PackVerifier(files).run(trust);
  }

  private Found run(Optional<TlogPolicy> trust) {
    problems.addAll(ManifestChecks.check(files));
    Optional<Checkpoint> head = head(trust);
    List<byte[]> leaves = leaves();
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
      } catch (Malformed e) {
        problem(What.RECORD, "record " + number + ": " + e.getMessage());
      }
      previous = Optional.of(hash);
    }
    return new Found(problems, leaves.size(), withheld, head);
  }

  private Optional<Checkpoint> head(Optional<TlogPolicy> trust) {
    try {
      TlogPolicy policy = trust.isPresent() ? trust.get() : TlogPolicy.parse(needed(Pack.POLICY));
      SignedNote note = SignedNote.parse(needed(Pack.CHECKPOINT));
      return switch (policy.judge(note)) {
        case TlogPolicy.Acceptance.Accepted accepted -> Optional.of(accepted.head());
        case TlogPolicy.Acceptance.Refused refused -> {
          problem(What.TRUST, "the trust policy refuses the checkpoint: " + refused.why());
          yield Optional.empty();
        }
      };
    } catch (Malformed e) {
      problem(What.CHECKPOINT, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private List<byte[]> leaves() {
    var leaves = new ArrayList<byte[]>();
    try {
      String text = new String(needed(Pack.RECORDS), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        leaves.add(line.getBytes(StandardCharsets.UTF_8));
      }
    } catch (Malformed e) {
      problem(What.MISSING, String.valueOf(e.getMessage()));
    }
    return leaves;
  }

  private void proof(int number, Hash leaf, Optional<Checkpoint> head) {
    String name = Pack.proof(number);
    try {
      TlogProof proof = TlogProof.parse(needed(name));
      if (head.isPresent() && !proof.head().equals(head.get())) {
        problem(What.CHECKPOINT, name + " leads to another head than " + Pack.CHECKPOINT);
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
