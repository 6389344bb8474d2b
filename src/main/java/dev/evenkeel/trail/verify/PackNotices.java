package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.rotation.KeyHistory;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.trail.tree.Merkle;
import dev.evenkeel.trail.verify.Problem.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the log of a pack says of its own keys. A notice counts where the log has it, at the place
 * that it claims: by its place a key is announced before it signs, and retired before it no longer
 * does.
 */
final class PackNotices {
  private final PackFiles files;
  private final Checkpoint head;
  private final List<Problem> problems;

  PackNotices(PackFiles files, Checkpoint head, List<Problem> problems) {
    this.files = files;
    this.head = head;
    this.problems = problems;
  }

  List<KeyHistory.Noticed> read() {
    var noticed = new ArrayList<KeyHistory.Noticed>();
    for (int number = 0; ; number++) {
      try {
        Optional<byte[]> leaf = files.read(Pack.notice(number));
        if (leaf.isEmpty()) {
          return noticed;
        }
        noticed.add(notice(number, leaf.get()));
      } catch (Malformed e) {
        problems.add(
            new Problem(What.KEY, "notice " + number + " of the log's keys: " + e.getMessage()));
      }
    }
  }

  private KeyHistory.Noticed notice(int number, byte[] leaf) {
    TlogProof proof = TlogProof.parse(needed(Pack.noticeProof(number)));
    if (!proof.head().equals(head) || !proof.includes(Merkle.leaf(leaf))) {
      throw new Malformed(
          Pack.notice(number)
              + " is not the record that the log has at index "
              + proof.index()
              + " under "
              + Pack.CHECKPOINT);
    }
    Entry entry = Entry.parse(leaf);
    byte[] salt = needed(Pack.noticeSalt(number));
    byte[] body = needed(Pack.noticeBody(number));
    if (entry.type() != RecordType.KEY_ROTATED
        || salt.length != Blob.SALT_BYTES
        || !entry
            .body()
            .map(Commitment::hash)
            .equals(Optional.of(Blob.stored(salt, body).commitment()))) {
      throw new Malformed(Pack.noticeBody(number) + " is not what the record commits to");
    }
    return new KeyHistory.Noticed(
        proof.index(),
        KeyNotice.in(body)
            .orElseThrow(
                () ->
                    new Malformed(
                        Pack.noticeBody(number) + " is no notice signed by the keys it names")));
  }

  private byte[] needed(String name) {
    return files.read(name).orElseThrow(() -> new Malformed("the pack has no " + name));
  }
}
