package dev.evenkeel.trail;

import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Nodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;

/**
 * Where a log's rows are. Implemented in {@code store}; every failure is a {@link StorageFailure}.
 */
public interface Storage extends AutoCloseable {
  /**
   * Does the work in one transaction, alone among all writers of all processes; what it wrote is on
   * the disk when this returns, and nothing of it where the work or the commit failed.
   */
  <T> T write(Function<Writer, T> work);

  /** Reads what was there at one moment, whoever writes meanwhile. */
  <T> T read(Function<Reader, T> work);

  /** Lets a verifier see every row as it was at one moment. */
  <T> T audit(Function<Rows, T> work);

  @Override
  void close();

  /** What a transaction sees. */
  interface Reader extends Nodes {
    /** The growing edge as of the last transaction. */
    Frontier frontier();

    /** The newest signed checkpoint, where anything was ever appended. */
    Optional<SignedNote> checkpoint();

    /** The first checkpoint that has this entry: the one in its writer's receipt. */
    Optional<SignedNote> firstCheckpointWith(long index);

    /** The leaf as its writer left it. */
    byte[] leaf(long index);

    /** The entry that a project's writer gave this key. */
    OptionalLong indexOfKey(Optional<String> project, String key);

    /** The indices of a change's entries, oldest first. */
    List<Long> indicesOfChange(String change);

    /** The index of a change's first entry: whose project it says owns the change. */
    default OptionalLong firstOfChange(String change) {
      return indicesOfChange(change).stream().mapToLong(Long::longValue).findFirst();
    }

    /** How many entries the change has. */
    long countOfChange(String change);

    /** The leaf hash of the change's newest entry. */
    Optional<Hash> lastOfChange(String change);

    /** The indices of a project and environment's entries, oldest first. */
    List<Long> indicesOfScope(String scope);

    /**
     * Calls for a project and environment's entries from a counter on, oldest first.
     *
     * @param without types whose entries are not fetched
     */
    void entriesOfScope(
        String scope, long from, Set<RecordType> without, ObjLongConsumer<Entry> each);

    /** How many entries the project and environment have. */
    long countOfScope(String scope);

    /** The indices of changes' first entries before the given index, newest first. */
    List<Long> openings(long before, int limit);

    /** Every project and environment that has an entry, as {@link Entry#scope} writes it. */
    List<String> scopes();

    /** Looks at every row: records are found by columns, and anybody can write those. */
    Filed filed();

    /** What a commitment commits to; nothing where it was erased. */
    Optional<Blob> blob(Hash commitment);
  }

  /** What the one writer may do beside reading. */
  interface Writer extends Reader {
    /** Appends at the end; the frontier grows by the entry's leaf hash. */
    void append(Entry entry);

    void keep(Blob blob);

    /** Forgets the bytes and the salt of a commitment. */
    void erase(Hash commitment);

    /**
     * Lets a token count once, whoever asks, until it is worth nothing by itself and is forgotten.
     * Stands beside the log and is no part of it.
     *
     * @param token never the token itself
     * @param most how many are remembered at most
     */
    Spent spend(String token, Instant now, Instant until, int most);

    /** Stands beside the entries of its transaction. */
    void sign(SignedNote checkpoint);
  }
}
