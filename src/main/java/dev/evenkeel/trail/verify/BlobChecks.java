package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.verify.Problem.What;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bodies and evidence against the commitments of the leaves. */
final class BlobChecks {
  private final List<Problem> problems;
  private final Map<Hash, RecordChecks.Committed> committed;
  private final Set<Hash> seen = new HashSet<>();
  private final List<Hash> gone = new ArrayList<>();
  private final Set<Hash> allowed = new HashSet<>();

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
    if (!blob.commitment().equals(row.filed())) {
      problem(
          said(owner)
              + ": bytes 0 to "
              + (blob.content().length - 1)
              + " or their salt are not what the record commits to ("
              + row.filed().base64()
              + ")");
    } else if (owner.erases()) {
      allow(blob);
    }
  }

  private void allow(Blob body) {
    Object named = StrictJson.object(body.content(), "body").get("commitment");
    if (named instanceof String base64) {
      try {
        allowed.add(Hash.of(Base64.getDecoder().decode(base64)));
      } catch (IllegalArgumentException e) {
        problem("a record evidence.erased names no commitment");
      }
    }
  }

  void finish() {
    for (Hash hash : gone) {
      RecordChecks.Committed owner = committed.get(hash);
      if (owner != null && !allowed.contains(hash)) {
        problem(said(owner) + ": its bytes were erased, and no record evidence.erased says so");
      }
    }
    committed.forEach(
        (hash, owner) -> {
          if (!seen.contains(hash)) {
            problem(said(owner) + ": its row is missing (" + hash.base64() + ")");
          }
        });
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
