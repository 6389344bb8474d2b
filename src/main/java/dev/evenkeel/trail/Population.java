package dev.evenkeel.trail;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Every record of an environment in a period, for an auditor who takes a sample. That nothing was
 * cut out shows in the counters: they stand in the leaves and have no gap.
 *
 * @param environment where; nothing for records that state none
 * @param from received then or later
 * @param to received before then
 * @param members the records, oldest first
 * @param gaps counters that are missing between the first and the last; empty in a sound log
 * @param head the log's head that the records lead to
 */
public record Population(
    Optional<String> environment,
    Instant from,
    Instant to,
    List<Member> members,
    List<Long> gaps,
    Checkpoint head) {
  /**
   * One record.
   *
   * @param index where it stands in the log
   * @param entry what its leaf says
   */
  public record Member(long index, Entry entry) {}

  public Population {
    members = List.copyOf(members);
    gaps = List.copyOf(gaps);
  }

  public static Population of(
      Storage.Reader reader, Optional<String> environment, Instant from, Instant to) {
    return of(reader, environment, from, to, OptionalLong.empty());
  }

  /**
   * As the log stood when it had so many records, so that a sample can be drawn again.
   *
   * @param size nothing for as it stands now
   */
  public static Population of(
      Storage.Reader reader,
      Optional<String> environment,
      Instant from,
      Instant to,
      OptionalLong size) {
    return of(reader, Optional.empty(), environment, from, to, size);
  }

  /** Of an environment that belongs to a project. */
  public static Population of(
      Storage.Reader reader,
      Optional<String> project,
      Optional<String> environment,
      Instant from,
      Instant to,
      OptionalLong size) {
    Checkpoint head = head(reader, size);
    var members = new ArrayList<Member>();
    for (long index : reader.indicesOfScope(Entry.scope(project, environment))) {
      if (index >= head.size()) {
        break;
      }
      Entry entry = Entry.parse(reader.leaf(index));
      if (!entry.receivedAt().isBefore(from) && entry.receivedAt().isBefore(to)) {
        members.add(new Member(index, entry));
      }
    }
    return new Population(environment, from, to, members, gaps(members), head);
  }

  /**
   * Other projects that have records of the environment, which are not in this population; nothing
   * stands for records that state no project. Whoever asks without a project means all of them.
   */
  public static List<Optional<String>> elsewhere(
      Storage.Reader reader, Optional<String> project, Optional<String> environment) {
    return reader.scopes().stream()
        .map(scope -> scope.split("\n", -1))
        .filter(parts -> parts.length == 2 && parts[1].equals(environment.orElse("")))
        .map(parts -> parts[0])
        .filter(name -> !name.equals(project.orElse("")))
        .map(name -> Optional.of(name).filter(text -> !text.isEmpty()))
        .toList();
  }

  private static Checkpoint head(Storage.Reader reader, OptionalLong size) {
    if (size.isEmpty()) {
      return reader
          .checkpoint()
          .map(note -> Checkpoint.parse(note.text()))
          .orElseThrow(() -> new StorageFailure("the log is empty: no checkpoint is signed"));
    }
    return reader
        .firstCheckpointWith(size.getAsLong() - 1)
        .map(note -> Checkpoint.parse(note.text()))
        .filter(head -> head.size() == size.getAsLong())
        .orElseThrow(
            () ->
                new Malformed(
                    "the log signed no checkpoint of "
                        + size.getAsLong()
                        + " records; a record auditor.sampled or population.stated says of how"
                        + " many it was"));
  }

  private static List<Long> gaps(List<Member> members) {
    var gaps = new ArrayList<Long>();
    for (int i = 1; i < members.size(); i++) {
      long next = members.get(i - 1).entry().scopeSeq() + 1;
      for (; next < members.get(i).entry().scopeSeq(); next++) {
        gaps.add(next);
      }
    }
    return gaps;
  }

  public Map<RecordType, Long> counts() {
    var counts = new EnumMap<RecordType, Long>(RecordType.class);
    members.forEach(member -> counts.merge(member.entry().type(), 1L, Long::sum));
    return counts;
  }

  /**
   * A sample that anybody can draw again: the members whose SHA-256 over seed, root and index is
   * smallest. The root is fixed before the auditor names the seed, so neither side can choose.
   */
  public List<Member> sample(String seed, int size) {
    return members.stream()
        .sorted(Comparator.comparing((Member member) -> lot(seed, member.index())))
        .limit(size)
        .sorted(Comparator.comparingLong(Member::index))
        .toList();
  }

  private String lot(String seed, long index) {
    MessageDigest digest = Sha256.begin();
    digest.update(seed.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    Hash root = head.root();
    digest.update(root.bytes());
    digest.update(("\n" + index).getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest.digest());
  }
}
