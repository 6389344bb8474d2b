package dev.evenkeel.trail.state;

import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** What happened in an environment, one event after the other, as a log would take it. */
final class Story {
  static final Instant START = Instant.parse("2026-11-26T00:00:00Z");

  /**
   * One record to be.
   *
   * @param minute when the log takes it, from the start
   * @param late how many minutes earlier it claims to have happened
   */
  record Event(String change, RecordType type, int minute, int late, Map<String, String> body) {
    /** What it is, whatever its place in the log. */
    String name() {
      return change + " " + type.word() + " " + minute + " " + late + " " + body;
    }
  }

  private Story() {}

  static List<Remembered> records(List<Event> events) {
    var records = new ArrayList<Remembered>();
    for (int index = 0; index < events.size(); index++) {
      Event event = events.get(index);
      Instant received = START.plus(Duration.ofMinutes(event.minute()));
      Entry entry =
          new Entry(
              "key-" + index,
              event.change(),
              0,
              Optional.empty(),
              event.type(),
              Optional.empty(),
              Optional.of("production"),
              index,
              received,
              event.late() == 0
                  ? Optional.empty()
                  : Optional.of(received.minus(Duration.ofMinutes(event.late()))),
              Optional.empty(),
              List.of());
      Map<String, @Nullable Object> body = new HashMap<>(event.body());
      records.add(new Remembered(index, entry, Optional.of(body), false));
    }
    return records;
  }

  static EnvironmentState state(List<Remembered> records, Instant now) {
    Map<String, List<Remembered>> trails = trails(records);
    trails.keySet().retainAll(Known.changesThatMatter(records));
    return state(records, records, trails, Integer.MAX_VALUE, now);
  }

  /** From a part of the records: those that an outline names. */
  static EnvironmentState outlined(List<Remembered> records, int shown, Instant now) {
    return outlined(records, outline(records), shown, now);
  }

  static EnvironmentState outlined(
      List<Remembered> records, Outline outline, int shown, Instant now) {
    Map<String, List<Remembered>> trails = trails(records);
    trails.keySet().retainAll(outline.matter());
    List<Remembered> here =
        records.stream()
            .filter(
                record ->
                    outline.matter().contains(record.entry().change())
                        || outline.needed(shown).contains(record.index()))
            .toList();
    return state(records, here, trails, shown, now);
  }

  static Outline outline(List<Remembered> records) {
    Outline outline = Outline.empty();
    for (Remembered record : records) {
      if (!Outline.silent().contains(record.entry().type())) {
        outline.take(record.index(), record.entry());
      }
    }
    outline.reaches(records.size());
    return outline;
  }

  static EnvironmentState state(
      List<Remembered> all,
      List<Remembered> here,
      Map<String, List<Remembered>> trails,
      int shown,
      Instant now) {
    long changes =
        all.stream()
            .filter(record -> Passages.moves(record.entry().type()))
            .map(record -> record.entry().change())
            .distinct()
            .count();
    var extent = new Known.Extent(all.size(), changes, shown);
    return Derivation.of(
        new Known(
            Optional.empty(),
            "production",
            extent,
            here,
            trails,
            Optional.empty(),
            Optional.empty()),
        Limits.USUAL,
        now);
  }

  private static Map<String, List<Remembered>> trails(List<Remembered> records) {
    return records.stream()
        .collect(
            Collectors.groupingBy(
                record -> record.entry().change(), TreeMap::new, Collectors.toList()));
  }

  static EnvironmentState state(List<Event> events, int minute) {
    return state(records(events), START.plus(Duration.ofMinutes(minute)));
  }

  /** Events in an order in which a log could have taken them, a few of them late. */
  static Arbitrary<List<Event>> stories() {
    return event()
        .list()
        .ofMaxSize(14)
        .map(
            events -> {
              var timed = new ArrayList<Event>();
              for (int i = 0; i < events.size(); i++) {
                Event event = events.get(i);
                timed.add(
                    new Event(event.change(), event.type(), i * 40, event.late(), event.body()));
              }
              return timed;
            });
  }

  private static Arbitrary<Event> event() {
    Arbitrary<String> changes = Arbitraries.of("A", "B", "C");
    Arbitrary<RecordType> types =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                4,
                Arbitraries.of(
                    RecordType.DEPLOY_STARTED,
                    RecordType.DEPLOY_STAGE_DONE,
                    RecordType.DEPLOY_STOPPED,
                    RecordType.DEPLOY_SUCCEEDED,
                    RecordType.DEPLOY_FAILED,
                    RecordType.ROLLBACK_STARTED,
                    RecordType.ROLLBACK_SUCCEEDED,
                    RecordType.ROLLBACK_FAILED)),
            net.jqwik.api.Tuple.of(3, Arbitraries.of(RecordType.values())));
    Arbitrary<Map<String, String>> bodies =
        Arbitraries.of(
            Map.of(),
            Map.of("verdict", "passed"),
            Map.of("verdict", "failed"),
            Map.of("verdict", "passed", "limit", "30m"),
            Map.of("item", "config/app/A", "expires", "2026-11-25", "owner", "shop"),
            Map.of("item", "config/app/B", "expires", "2027-01-01"),
            Map.of("limit", "soon", "stage", "migrate", "reason", "lock timeout"));
    return Combinators.combine(changes, types, Arbitraries.of(0, 0, 0, 5, 90), bodies)
        .as((change, type, late, body) -> new Event(change, type, 0, late, body));
  }
}
