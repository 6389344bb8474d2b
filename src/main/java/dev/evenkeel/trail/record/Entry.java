package dev.evenkeel.trail.record;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entry of the log: what its leaf says. Holds no body and nothing personal, only commitments.
 *
 * @param key the writer's name for the request
 * @param change which change it is about
 * @param changeSeq its number among the change's entries, from 0
 * @param previous the leaf hash of the change's entry before it
 * @param type what kind of record
 * @param project whose, where stated
 * @param environment where it happened, where stated
 * @param scopeSeq its number among the entries of this project and environment, from 0: a gap shows
 *     that something was cut out
 * @param receivedAt when the log took it, by the log's clock
 * @param claimedAt when it happened, where stated
 * @param body the commitment to its own fields, where stated
 * @param evidence commitments to further bytes
 */
public record Entry(
    String key,
    String change,
    long changeSeq,
    Optional<Hash> previous,
    RecordType type,
    Optional<String> project,
    Optional<String> environment,
    long scopeSeq,
    Instant receivedAt,
    Optional<Instant> claimedAt,
    Optional<Commitment> body,
    List<Commitment> evidence) {
  /** Leaves are small: what is large belongs into evidence. */
  public static final int LARGEST_LEAF = 4096;

  public Entry {
    evidence = List.copyOf(evidence);
    if (changeSeq < 0 || scopeSeq < 0 || previous.isPresent() != changeSeq > 0) {
      throw new Malformed("leaf: counters from 0, and a previous entry from the second one on");
    }
  }

  /** The counter that {@code scopeSeq} counts in. */
  public String scope() {
    return scope(project, environment);
  }

  public static String scope(Optional<String> project, Optional<String> environment) {
    return project.orElse("") + "\n" + environment.orElse("");
  }

  /** What names the request in the whole log: writers of two projects may choose one key. */
  public String request() {
    return request(project, key);
  }

  public static String request(Optional<String> project, String key) {
    return project.orElse("") + "\n" + key;
  }

  /** The leaf as it stands in the tree; there is one spelling. */
  public byte[] leaf() {
    byte[] leaf = LeafJson.write(this);
    if (leaf.length > LARGEST_LEAF) {
      throw new Malformed(
          "leaf: "
              + leaf.length
              + " bytes, at most 4096; fewer or shorter names of evidence are needed");
    }
    return leaf;
  }

  public Hash leafHash() {
    return Merkle.leaf(leaf());
  }

  /** Reads a leaf, and only the one spelling of it. */
  public static Entry parse(byte[] leaf) {
    return LeafJson.read(leaf);
  }

  /** Every commitment, the body's first. */
  public List<Commitment> commitments() {
    return java.util.stream.Stream.concat(body.stream(), evidence.stream()).toList();
  }
}
