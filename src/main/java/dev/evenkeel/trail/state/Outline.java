package dev.evenkeel.trail.state;

import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of an environment's records its state rests on. Grows with the log, one leaf after the
 * other, and holds their numbers and not a word of any body: what is said is read from the log
 * whenever it is said, and what was erased is nowhere else.
 */
public final class Outline {
  /** In the order of their newest move. */
  private final SequencedMap<String, Course> courses = new LinkedHashMap<>();

  private final TreeSet<Long> shadows = new TreeSet<>();
  private Optional<Long> comparison = Optional.empty();
  private Optional<String> compared = Optional.empty();
  private long records;

  Outline() {}

  /** Of no records. */
  public static Outline empty() {
    return new Outline();
  }

  /** Types whose records change nothing here, so that nobody needs to fetch them. */
  public static Set<RecordType> silent() {
    var silent = EnumSet.allOf(RecordType.class);
    silent.removeIf(
        type -> Passages.moves(type) || compares(type) || type == RecordType.SHADOW_DETECTED);
    return silent;
  }

  /** The next record, in the order of the log; silent ones may be left out. */
  public void take(long index, Entry entry) {
    if (Passages.moves(entry.type())) {
      Course before = courses.remove(entry.change());
      if (before == null) {
        courses.put(entry.change(), new Course(index, entry));
      } else {
        before.then(index, entry);
        courses.put(entry.change(), before);
      }
    } else if (compares(entry.type())) {
      comparison = Optional.of(index);
      compared = Optional.of(entry.change());
    } else if (entry.type() == RecordType.SHADOW_DETECTED) {
      shadows.add(index);
    }
  }

  /** How many of the environment's records were taken, the silent ones among them. */
  public long records() {
    return records;
  }

  public void reaches(long records) {
    this.records = records;
  }

  /** How many changes came here. */
  public long changes() {
    return courses.size();
  }

  /** The changes whose whole trail is needed: what runs, what is on its way, what was compared. */
  public Set<String> matter() {
    var matter = new LinkedHashSet<String>();
    running().map(Map.Entry::getKey).ifPresent(matter::add);
    courses.forEach(
        (change, course) -> {
          if (course.open()) {
            matter.add(change);
          }
        });
    compared.ifPresent(matter::add);
    return matter;
  }

  /**
   * The records that are needed beside the trails that matter.
   *
   * @param newest of how many changes somebody wants to see the way here
   */
  public Set<Long> needed(int newest) {
    var needed = new TreeSet<Long>();
    comparison.ifPresent(needed::add);
    long since = running().flatMap(entry -> entry.getValue().runningBy()).orElse(-1L);
    needed.addAll(shadows.tailSet(since, false));
    long last = comparison.orElse(-1L);
    int seen = 0;
    for (Course course : courses.reversed().values()) {
      boolean unseenByComparison = comparison.isPresent() && course.newest() > last;
      if (seen++ < newest || unseenByComparison || course.disordered()) {
        needed.addAll(course.moves());
      }
    }
    return needed;
  }

  /** What {@link #write} wrote. */
  public static Outline read(DataInputStream in) throws IOException {
    var outline = new Outline();
    outline.records = in.readLong();
    outline.comparison = OutlineBytes.number(in);
    outline.compared = Optional.of(in.readUTF()).filter(change -> !change.isEmpty());
    outline.shadows.addAll(OutlineBytes.numbers(in));
    for (int courses = in.readInt(); courses > 0; courses--) {
      outline.courses.put(in.readUTF(), Course.read(in));
    }
    return outline;
  }

  /** In bytes of our own, to be kept: whoever changes what they mean gives them another name. */
  public void write(DataOutputStream out) throws IOException {
    out.writeLong(records);
    OutlineBytes.number(comparison, out);
    out.writeUTF(compared.orElse(""));
    OutlineBytes.numbers(shadows, out);
    out.writeInt(courses.size());
    for (Map.Entry<String, Course> course : courses.entrySet()) {
      out.writeUTF(course.getKey());
      course.getValue().write(out);
    }
  }

  private Optional<Map.Entry<String, Course>> running() {
    return courses.entrySet().stream()
        .filter(entry -> entry.getValue().runningBy().isPresent())
        .max(Comparator.comparing(entry -> entry.getValue().runningBy().orElse(-1L)));
  }

  private static boolean compares(RecordType type) {
    return type == RecordType.PARITY_CHECKED || type == RecordType.GATE_DECIDED;
  }
}
