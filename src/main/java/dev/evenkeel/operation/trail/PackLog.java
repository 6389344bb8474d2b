package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.Filed;
import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.verify.PackFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/**
 * A pack's records as a log has them, so that what was made of them can be made again. Knows one
 * change, and nothing of the tree but its head.
 */
final class PackLog implements Storage.Reader {
  private final Map<Long, byte[]> leaves = new TreeMap<>();
  private final Map<Hash, Place> places = new HashMap<>();
  private final PackFiles files;
  private final SignedNote checkpoint;

  /** Where in the pack a commitment's bytes lie; all of them at once might not fit into memory. */
  private record Place(int number, int commitment) {}

  PackLog(PackFiles files, List<byte[]> records) {
    this.files = files;
    checkpoint = SignedNote.parse(files.read(Pack.CHECKPOINT).orElseThrow(PackLog::lacking));
    for (int number = 0; number < records.size(); number++) {
      byte[] leaf = records.get(number);
      byte[] proof = files.read(Pack.proof(number)).orElseThrow(PackLog::lacking);
      leaves.put(TlogProof.parse(proof).index(), leaf);
      List<Commitment> commitments = Entry.parse(leaf).commitments();
      for (int c = 0; c < commitments.size(); c++) {
        places.put(commitments.get(c).hash(), new Place(number, c));
      }
    }
  }

  private static StorageFailure lacking() {
    return new StorageFailure("an evidence pack has one change and no more of its log");
  }

  @Override
  public Optional<SignedNote> checkpoint() {
    return Optional.of(checkpoint);
  }

  @Override
  public byte[] leaf(long index) {
    byte[] leaf = leaves.get(index);
    if (leaf == null) {
      throw lacking();
    }
    return leaf.clone();
  }

  @Override
  public List<Long> indicesOfChange(String change) {
    var indices = new ArrayList<Long>();
    leaves.forEach(
        (index, leaf) -> {
          if (Entry.parse(leaf).change().equals(change)) {
            indices.add(index);
          }
        });
    return indices;
  }

  @Override
  public Optional<Blob> blob(Hash commitment) {
    return Optional.ofNullable(places.get(commitment)).flatMap(this::blob);
  }

  private Optional<Blob> blob(Place place) {
    Optional<byte[]> salt = files.read(Pack.salt(place.number(), place.commitment()));
    return files
        .read(Pack.content(place.number(), place.commitment()))
        .flatMap(content -> salt.map(salted -> Blob.stored(salted, content)));
  }

  @Override
  public long countOfChange(String change) {
    return indicesOfChange(change).size();
  }

  @Override
  public Frontier frontier() {
    throw lacking();
  }

  @Override
  public Optional<SignedNote> firstCheckpointWith(long index) {
    throw lacking();
  }

  @Override
  public OptionalLong indexOfKey(Optional<String> project, String key) {
    throw lacking();
  }

  @Override
  public Filed filed() {
    throw lacking();
  }

  @Override
  public Optional<Hash> lastOfChange(String change) {
    throw lacking();
  }

  @Override
  public List<Long> indicesOfScope(String scope) {
    throw lacking();
  }

  @Override
  public void entriesOfScope(
      String scope, long from, Set<RecordType> without, ObjLongConsumer<Entry> each) {
    throw lacking();
  }

  @Override
  public long countOfScope(String scope) {
    throw lacking();
  }

  @Override
  public List<Long> openings(long before, int limit) {
    throw lacking();
  }

  @Override
  public List<String> scopes() {
    throw lacking();
  }

  @Override
  public Hash at(int level, long index) {
    throw lacking();
  }
}
