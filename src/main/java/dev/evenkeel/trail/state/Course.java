package dev.evenkeel.trail.state;

import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A change's way through an environment, as far as leaves tell it. Grows; of some changes, long.
 */
final class Course {
  private final List<Long> moves = new ArrayList<>();
  private RecordType last;
  private Instant since;
  private Optional<Long> runningBy = Optional.empty();
  private boolean disordered;

  Course(long index, Entry entry) {
    last = entry.type();
    since = Stated.since(entry);
    then(index, entry);
  }

  private Course(
      List<Long> moves,
      RecordType last,
      Instant since,
      Optional<Long> runningBy,
      boolean disordered) {
    this.moves.addAll(moves);
    this.last = last;
    this.since = since;
    this.runningBy = runningBy;
    this.disordered = disordered;
  }

  static Course read(DataInputStream in) throws IOException {
    return new Course(
        OutlineBytes.numbers(in),
        OutlineBytes.type(in),
        Instant.ofEpochSecond(in.readLong(), in.readInt()),
        OutlineBytes.number(in),
        in.readBoolean());
  }

  void write(DataOutputStream out) throws IOException {
    OutlineBytes.numbers(moves, out);
    out.writeUTF(last.word());
    out.writeLong(since.getEpochSecond());
    out.writeInt(since.getNano());
    OutlineBytes.number(runningBy, out);
    out.writeBoolean(disordered);
  }

  void then(long index, Entry entry) {
    Instant happened = Stated.since(entry);
    moves.add(index);
    disordered |= happened.isBefore(since);
    last = entry.type();
    since = happened;
    runningBy = Passage.running(entry.type(), index, runningBy);
  }

  /** The records of its deploys and rollbacks, oldest first. */
  List<Long> moves() {
    return Collections.unmodifiableList(moves);
  }

  long newest() {
    return moves.getLast();
  }

  /** The deploy that succeeded and was not rolled back since. */
  Optional<Long> runningBy() {
    return runningBy;
  }

  /** Whether one of its records claims to be older than the one before it. */
  boolean disordered() {
    return disordered;
  }

  /** Whether it has not come to a good end. */
  boolean open() {
    return Passage.underWay(last) || Passage.halfWay(last);
  }
}
