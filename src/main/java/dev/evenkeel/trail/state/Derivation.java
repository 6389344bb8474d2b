package dev.evenkeel.trail.state;

import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Derives an environment's state from what the log has about it. */
public final class Derivation {
  private final Known known;
  private final Set<String> matter;

  private Derivation(Known known) {
    this.known = known;
    matter = Known.changesThatMatter(known.here());
  }

  public static EnvironmentState of(Known known, Limits limits, Instant now) {
    return new Derivation(known).state(limits, now);
  }

  private EnvironmentState state(Limits limits, Instant now) {
    Passages passages = Passages.of(known.here());
    Optional<Passage> runs = passages.running().map(known::owned);
    List<Passage> open = passages.open().stream().map(known::owned).toList();
    Optional<Compared> compared = compared(known.here(), known.report());
    List<Exempted> exempted = exempted(thatMatter(), compared);
    List<Drilled> drilled = drilled(runs, open);
    var concerns = new Concerns(limits, now, shipped(runs, open));
    concerns.passages(runs, open, passages.disordered());
    concerns.shadows(known.here(), runs);
    concerns.compared(compared, passages.all(), known.watched());
    concerns.exempted(exempted);
    concerns.drilled(drilled);
    return new EnvironmentState(
        known.project(),
        known.environment(),
        now,
        known.extent().records(),
        runs,
        open,
        known.extent().changes(),
        passages.all().stream().limit(known.extent().shown()).map(known::owned).toList(),
        compared,
        exempted,
        drilled,
        concerns.found(),
        known.watched().map(watched -> watched.with(compared)));
  }

  /** What runs and what is on its way, each change once. */
  private static Collection<Passage> shipped(Optional<Passage> runs, List<Passage> open) {
    var shipped = new LinkedHashMap<String, Passage>();
    runs.ifPresent(passage -> shipped.put(passage.change(), passage));
    open.forEach(passage -> shipped.put(passage.change(), passage));
    return shipped.values();
  }

  private List<Remembered> thatMatter() {
    return known.here().stream()
        .filter(record -> matter.contains(record.entry().change()))
        .toList();
  }

  /** The newest comparison among records. */
  public static Optional<Compared> compared(
      List<Remembered> records, Optional<List<Differing>> report) {
    return Known.newestComparison(records)
        .map(
            record ->
                new Compared(
                    record.entry().change(),
                    record.entry().type(),
                    Stated.verdict(record),
                    Stated.since(record),
                    record.index(),
                    Stated.limit(record),
                    Stated.text(record, "reason"),
                    report));
  }

  private List<Drilled> drilled(Optional<Passage> runs, List<Passage> open) {
    var drilled = new ArrayList<Drilled>();
    for (Passage passage : shipped(runs, open)) {
      Map<RecordType, Drilled> newest = new TreeMap<>();
      for (Remembered record : known.trail(passage.change())) {
        RecordType type = record.entry().type();
        if (type == RecordType.DRILL_HALF_DEPLOY || type == RecordType.DRILL_ROLLBACK) {
          newest.put(type, Drilled.of(record));
        }
      }
      drilled.addAll(newest.values());
    }
    return drilled;
  }

  /** By item: a later record about the same one takes the place of the earlier. */
  public static List<Exempted> exempted(List<Remembered> records, Optional<Compared> compared) {
    Map<String, Exempted> byItem = new TreeMap<>();
    records.forEach(record -> take(record, byItem));
    for (Differing item : compared.flatMap(Compared::items).orElse(List.of())) {
      item.allowed()
          .ifPresent(
              allowed ->
                  byItem.merge(item.item(), allowed(item, allowed, compared), Derivation::newer));
    }
    return List.copyOf(byItem.values());
  }

  private static Exempted newer(Exempted older, Exempted other) {
    return other.index() >= older.index() ? other : older;
  }

  private static Exempted allowed(
      Differing item, Differing.Allowed allowed, Optional<Compared> compared) {
    return new Exempted(
        item.item(),
        Optional.of(allowed.why()),
        allowed.owner(),
        Optional.of(allowed.expires()),
        Optional.of(allowed.changeOurMind()),
        compared.map(Compared::index).orElse(-1L),
        false);
  }

  private static void take(Remembered record, Map<String, Exempted> byItem) {
    RecordType type = record.entry().type();
    if (type == RecordType.EXCEPTION_USED
        || type == RecordType.EXCEPTION_EXPIRED
        || type == RecordType.OVERRIDE) {
      String item =
          Stated.text(record, "item")
              .orElse(type.word() + " of " + record.entry().change() + ", item not stated");
      byItem.put(
          item,
          new Exempted(
              item,
              Stated.text(record, "why"),
              Stated.owner(record).orElse(Stated.NOBODY),
              Stated.text(record, "expires"),
              Stated.text(record, "changeOurMind"),
              record.index(),
              type == RecordType.EXCEPTION_EXPIRED));
    }
  }
}
