package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.rotation.KeyHistory;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.verify.Problem.What;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Bodies and evidence against the commitments of the leaves. */
final class BlobChecks {
  private final List<Problem> problems;
  private final Map<Hash, RecordChecks.Committed> committed;
  private final Set<Hash> seen = new HashSet<>();
  private final Set<Hash> gone = new LinkedHashSet<>();
  private final Map<Hash, Long> erasers = new HashMap<>();
  private final List<KeyHistory.Noticed> notices = new ArrayList<>();

  BlobChecks(List<Problem> problems, Map<Hash, RecordChecks.Committed> committed) {
    this.problems = problems;
    this.committed = committed;
  }

  void row(Rows.StoredBlob row) {
    RecordChecks.Committed owner = committed.get(row.filed());
    if (owner == null) {
      problem("bytes are kept under " + row.filed().base64() + ", which no record commits to");
      return;
    }
    seen.add(row.filed());
    if (row.blob().isEmpty()) {
      gone.add(row.filed());
      return;
    }
    Blob blob = row.blob().get();
    if (blob.salt().length != Blob.SALT_BYTES) {
      problem(
          said(owner)
              + ": its salt has "
              + blob.salt().length
              + " bytes, "
              + Blob.SALT_BYTES
              + " are expected");
    } else if (!blob.commitment().equals(row.filed())) {
      problem(
          said(owner)
              + ": bytes 0 to "
              + (blob.content().length - 1)
              + " or their salt are not what the record commits to ("
              + row.filed().base64()
              + ")");
    } else if (owner.bodyOf(RecordType.EVIDENCE_ERASED)) {
      allow(owner, blob);
    } else if (owner.bodyOf(RecordType.KEY_ROTATED)) {
      KeyNotice.in(blob.content())
          .ifPresent(notice -> notices.add(new KeyHistory.Noticed(owner.index(), notice)));
    }
  }

  private void allow(RecordChecks.Committed owner, Blob body) {
    Optional<Hash> named = named(body.content());
    if (named.isPresent()) {
      erasers.put(named.get(), owner.index());
    } else {
      problem(said(owner) + ": is of a record evidence.erased and names no commitment");
    }
  }

  private static Optional<Hash> named(byte[] body) {
    try {
      return StrictJson.object(body, "body").get("commitment") instanceof String base64
          ? Optional.of(Hash.of(Base64.getDecoder().decode(base64)))
          : Optional.empty();
    } catch (Malformed | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void finish() {
    for (Hash hash : gone) {
      RecordChecks.Committed owner = committed.get(hash);
      if (owner != null && !erasers.containsKey(hash)) {
        problem(said(owner) + ": its bytes were erased, and no record evidence.erased says so");
      }
    }
    committed.forEach(
        (hash, owner) -> {
          if (!seen.contains(hash)) {
            problem(said(owner) + ": its row is missing (" + hash.base64() + ")");
          } else if (erasers.containsKey(hash) && !gone.contains(hash)) {
            problem(
                said(owner)
                    + ": its bytes are here, and record "
                    + erasers.get(hash)
                    + " says that they were erased");
          }
        });
  }

  /** What the log says of its keys. */
  List<KeyHistory.Noticed> notices() {
    return notices;
  }

  int erased() {
    return gone.size();
  }

  private static String said(RecordChecks.Committed owner) {
    return "record " + owner.index() + ", " + owner.commitment().name();
  }

  private void problem(String message) {
    problems.add(new Problem(What.BLOB, message));
  }
}
