package dev.evenkeel.trail;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.stream.LongStream;

/** A log in memory whose process can die before or after a commit. */
public final class MemoryStorage implements Storage {
  /** The process died here. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Where it dies next. */
  enum Death {
    NOWHERE,
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  /** What is on the disk. */
  record Disk(
      List<Entry> entries,
      List<Hash> hashes,
      TreeMap<Long, SignedNote> checkpoints,
      Map<Hash, Blob> blobs) {
    static Disk empty() {
      return new Disk(new ArrayList<>(), new ArrayList<>(), new TreeMap<>(), new HashMap<>());
    }

    Disk copy() {
      return new Disk(
          new ArrayList<>(entries),
          new ArrayList<>(hashes),
          new TreeMap<>(checkpoints),
          new HashMap<>(blobs));
    }
  }

  Disk disk = Disk.empty();
  Death death = Death.NOWHERE;

  /** The engine fails and says so, and the process lives on. */
  boolean failsOnly;

  @Override
  public <T> T write(Function<Writer, T> work) {
    Disk next = disk.copy();
    T result = work.apply(new View(next));
    die(Death.BEFORE_COMMIT);
    disk = next;
    die(Death.AFTER_COMMIT);
    return result;
  }

  private void die(Death here) {
    if (death == here) {
      death = Death.NOWHERE;
      if (failsOnly) {
        throw new StorageFailure("the commit failed");
      }
      throw new Died();
    }
  }

  @Override
  public <T> T read(Function<Reader, T> work) {
    return work.apply(new View(disk));
  }

  @Override
  public <T> T audit(Function<Rows, T> work) {
    throw new UnsupportedOperationException("nobody audits memory");
  }

  @Override
  public void close() {}

  private record View(Disk disk) implements Writer {
    @Override
    public Frontier frontier() {
      Frontier frontier = Frontier.EMPTY;
      for (Hash hash : disk.hashes) {
        frontier = frontier.append(hash);
      }
      return frontier;
    }

    @Override
    public Optional<SignedNote> checkpoint() {
      return Optional.ofNullable(disk.checkpoints.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public Optional<SignedNote> firstCheckpointWith(long index) {
      return Optional.ofNullable(disk.checkpoints.higherEntry(index)).map(Map.Entry::getValue);
    }

    @Override
    public byte[] leaf(long index) {
      return disk.entries.get((int) index).leaf();
    }

    @Override
    public OptionalLong indexOfKey(Optional<String> project, String key) {
      String request = Entry.request(project, key);
      return indices(entry -> entry.request().equals(request)).findFirst();
    }

    @Override
    public Filed filed() {
      return new Filed(disk.entries.size(), OptionalLong.empty());
    }

    @Override
    public List<Long> indicesOfChange(String change) {
      return indices(entry -> entry.change().equals(change)).boxed().toList();
    }

    @Override
    public long countOfChange(String change) {
      return indicesOfChange(change).size();
    }

    @Override
    public Optional<Hash> lastOfChange(String change) {
      List<Long> all = indicesOfChange(change);
      return all.isEmpty() ? Optional.empty() : Optional.of(at(0, all.getLast()));
    }

    @Override
    public List<Long> indicesOfScope(String scope) {
      return indices(entry -> entry.scope().equals(scope)).boxed().toList();
    }

    @Override
    public void entriesOfScope(
        String scope, long from, Set<RecordType> without, ObjLongConsumer<Entry> each) {
      for (long index : indicesOfScope(scope)) {
        Entry entry = disk.entries.get((int) index);
        if (entry.scopeSeq() >= from && !without.contains(entry.type())) {
          each.accept(entry, index);
        }
      }
    }

    @Override
    public long countOfScope(String scope) {
      return indicesOfScope(scope).size();
    }

    @Override
    public List<Long> openings(long before, int limit) {
      return indices(entry -> entry.changeSeq() == 0)
          .filter(index -> index < before)
          .boxed()
          .sorted(java.util.Comparator.reverseOrder())
          .limit(limit)
          .toList();
    }

    @Override
    public List<String> scopes() {
      return disk.entries.stream().map(Entry::scope).distinct().sorted().toList();
    }

    private LongStream indices(java.util.function.Predicate<Entry> wanted) {
      return LongStream.range(0, disk.entries.size())
          .filter(index -> wanted.test(disk.entries.get((int) index)));
    }

    @Override
    public Optional<Blob> blob(Hash commitment) {
      return Optional.ofNullable(disk.blobs.get(commitment));
    }

    @Override
    public Hash at(int level, long index) {
      return level == 0
          ? disk.hashes.get((int) index)
          : Merkle.node(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
    }

    @Override
    public void append(Entry entry) {
      disk.entries.add(Entry.parse(entry.leaf()));
      disk.hashes.add(entry.leafHash());
    }

    @Override
    public void keep(Blob blob) {
      disk.blobs.put(blob.commitment(), blob);
    }

    @Override
    public void erase(Hash commitment) {
      disk.blobs.remove(commitment);
    }

    @Override
    public Spent spend(String token, Instant now, Instant until, int most) {
      throw new UnsupportedOperationException("nobody spends in memory");
    }

    @Override
    public void sign(SignedNote checkpoint) {
      disk.checkpoints.put(Checkpoint.parse(checkpoint.text()).size(), checkpoint);
    }
  }
}
