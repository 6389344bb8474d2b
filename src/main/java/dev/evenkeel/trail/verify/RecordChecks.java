package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import dev.evenkeel.trail.verify.Problem.What;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every record's row must hold, one after the other. */
final class RecordChecks {
  /**
   * Which record a commitment stands in.
   *
   * @param body whether the bytes are the record's own body
   * @param type what kind of record it is
   */
  record Committed(long index, Commitment commitment, boolean body, RecordType type) {
    /** Whether the bytes are the record's own body and it is of this type. */
    boolean bodyOf(RecordType wanted) {
      return body && type == wanted;
    }
  }

  private record Last(long count, Hash leaf) {}

  private final List<Problem> problems;
  private final RootsAt roots;
  private final Map<String, Long> keys = new HashMap<>();
  private final Map<String, Last> changes = new HashMap<>();
  private final Map<String, Long> scopes = new HashMap<>();
  private final Map<Hash, Committed> committed = new LinkedHashMap<>();
  private final ByteHunt hunt = new ByteHunt();
  private final Times times;

  private long next;

  RecordChecks(List<Problem> problems, RootsAt roots, Times times) {
    this.problems = problems;
    this.roots = roots;
    this.times = times;
  }

  Map<Hash, Committed> committed() {
    return committed;
  }

  void row(Rows.Row row) {
    long expected = next;
    next = row.index() + 1;
    if (row.index() != expected) {
      problem(
          What.MISSING,
          row.index() > expected
              ? "record " + expected + span(row.index() - 1, expected) + " is missing"
              : "a row with the index " + row.index() + ", which no record has");
    }
    byte[] leaf = row.leaf().bytes();
    Hash computed = Merkle.leaf(leaf);
    if (!computed.equals(row.hash())) {
      problem(
          What.RECORD,
          "record "
              + row.index()
              + ": its "
              + leaf.length
              + " bytes do not give the leaf hash beside them; "
              + hunt.changed(leaf, row.hash()));
    }
    // The stored hash keeps the tree whole behind one changed leaf, so that only that one is named.
    roots.add(row.hash());
    try {
      Entry entry = Entry.parse(leaf);
      columns(row, entry, leaf);
      order(row.index(), entry, row.hash());
      times.record(row.index(), entry, leaf);
    } catch (Malformed e) {
      problem(What.RECORD, "record " + row.index() + ": " + e.getMessage());
    }
  }

  private void columns(Rows.Row row, Entry entry, byte[] leaf) {
    Rows.Columns columns = row.columns();
    // Rows of before keys belonged to projects stand under the bare key.
    if (!columns.key().equals(entry.key())) {
      column(row.index(), "key", columns.key(), entry.request(), leaf);
    }
    column(row.index(), "change", columns.change(), entry.change(), leaf);
    column(row.index(), "type", columns.type(), entry.type().word(), leaf);
    column(row.index(), "changeSeq", columns.changeSeq(), entry.changeSeq(), leaf);
    column(row.index(), "scopeSeq", columns.scopeSeq(), entry.scopeSeq(), leaf);
    column(row.index(), "environment", columns.scope(), entry.scope(), leaf);
  }

  private void column(long index, String member, Object column, Object inLeaf, byte[] leaf) {
    if (!column.equals(inLeaf)) {
      problem(
          What.COLUMN,
          "record "
              + index
              + ": the row's "
              + member
              + " is not the leaf's, which stands in its "
              + ByteHunt.member(leaf, member));
    }
  }

  private void order(long index, Entry entry, Hash hash) {
    Long first = keys.putIfAbsent(entry.request(), index);
    if (first != null) {
      problem(What.ORDER, "record " + index + ": has the key of record " + first);
    }
    Last before = changes.get(entry.change());
    long count = before == null ? 0 : before.count;
    if (entry.changeSeq() != count) {
      problem(
          What.ORDER,
          "record "
              + index
              + ": says it is number "
              + entry.changeSeq()
              + " of its change, and stands as number "
              + count);
    }
    Optional<Hash> previous = before == null ? Optional.empty() : Optional.of(before.leaf);
    if (!entry.previous().equals(previous)) {
      problem(
          What.ORDER,
          "record " + index + ": does not follow the record of its change that stands before it");
    }
    changes.put(entry.change(), new Last(count + 1, hash));
    long scope = scopes.merge(entry.scope(), 1L, Long::sum) - 1;
    if (entry.scopeSeq() != scope) {
      problem(
          What.ORDER,
          "record "
              + index
              + ": says it is number "
              + entry.scopeSeq()
              + " of its environment, and stands as number "
              + scope);
    }
    for (Commitment commitment : entry.commitments()) {
      boolean body = entry.body().filter(commitment::equals).isPresent();
      committed.put(commitment.hash(), new Committed(index, commitment, body, entry.type()));
    }
  }

  private static String span(long last, long first) {
    return last > first ? " to " + last : "";
  }

  private void problem(What what, String message) {
    problems.add(new Problem(what, message));
  }
}
