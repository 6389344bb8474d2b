package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.verify.PackFiles;
import dev.evenkeel.trail.verify.PackVerifier;
import dev.evenkeel.trail.verify.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change's trail as an evidence pack brings it: another machine's word, which is held against the
 * log's signature before anything is decided on it.
 *
 * @param records oldest first
 * @param blobs bodies and evidence by their commitments; those erased or withheld are missing
 */
public record PackedTrail(List<Remembered> records, Map<Hash, Blob> blobs) {
  public static final PackedTrail EMPTY = new PackedTrail(List.of(), Map.of());

  public PackedTrail {
    records = List.copyOf(records);
    blobs = Map.copyOf(blobs);
  }

  /**
   * Reads a pack that verifies; one that does not is no trail, and one of another change neither.
   */
  public static PackedTrail of(PackFiles files, String change, Instant now) {
    List<Problem> problems =
        PackVerifier.verify(files, Optional.empty(), List.of(), Optional.of(now)).problems();
    if (!problems.isEmpty()) {
      throw new TrailRefused(
          "the evidence pack does not verify: "
              + problems.getFirst().what().word()
              + ": "
              + problems.getFirst().message());
    }
    var records = new ArrayList<Remembered>();
    var blobs = new HashMap<Hash, Blob>();
    List<String> lines = text(files, Pack.RECORDS).lines().toList();
    for (int number = 0; number < lines.size(); number++) {
      Entry entry = Entry.parse(lines.get(number).getBytes(StandardCharsets.UTF_8));
      if (!entry.change().equals(change)) {
        throw new TrailRefused(
            "the evidence pack is of the change " + entry.change() + ", not of " + change);
      }
      long index = TlogProof.parse(bytes(files, Pack.proof(number))).index();
      List<Commitment> commitments = entry.commitments();
      for (int i = 0; i < commitments.size(); i++) {
        Optional<byte[]> content = files.read(Pack.content(number, i));
        Optional<byte[]> salt = files.read(Pack.salt(number, i));
        if (content.isPresent() && salt.isPresent()) {
          blobs.put(commitments.get(i).hash(), Blob.stored(salt.get(), content.get()));
        }
      }
      records.add(remembered(index, entry, blobs));
    }
    return new PackedTrail(records, blobs);
  }

  private static Remembered remembered(long index, Entry entry, Map<Hash, Blob> blobs) {
    Optional<Blob> body = entry.body().map(Commitment::hash).map(blobs::get);
    return new Remembered(
        index,
        entry,
        body.map(kept -> StrictJson.object(kept.content(), "body of record " + index)),
        entry.body().isPresent() && body.isEmpty());
  }

  public Optional<Blob> blob(Hash commitment) {
    return Optional.ofNullable(blobs.get(commitment));
  }

  private static String text(PackFiles files, String name) {
    return new String(bytes(files, name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(PackFiles files, String name) {
    return files.read(name).orElseThrow(() -> new Malformed("the pack has no " + name));
  }
}
