package dev.evenkeel.operation.gate;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.value.ItemPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the plan that is about to run has the drills behind it that were asked for.
 *
 * @param kinds which drills are asked for
 * @param maxAge how old they may be
 * @param plan digest of the plan that will run; empty where it could not be read
 * @param drills what the log remembers
 * @param now the moment of the decision
 */
public record DrillEvidence(
    List<String> kinds,
    Duration maxAge,
    Optional<String> plan,
    List<RecordedDrill> drills,
    Instant now) {
  public DrillEvidence {
    kinds = List.copyOf(kinds);
    drills = List.copyOf(drills);
  }

  /** One fact for each drill that is asked for and does not speak for the plan. */
  public List<Fact> facts() {
    var facts = new ArrayList<Fact>();
    for (String kind : kinds) {
      if (plan.isEmpty()) {
        facts.add(
            fact(
                "drill-missing",
                kind,
                ItemClass.UNKNOWN,
                "the plan's migrations could not be read, so no drill can be held against them"));
      } else {
        newest(kind, plan.get())
            .ifPresentOrElse(
                drill -> judged(kind, drill).ifPresent(facts::add),
                () -> facts.add(missing(kind, plan.get())));
      }
    }
    return facts;
  }

  /** The drills that the decision rests on. */
  public List<RecordedDrill> used() {
    return plan.map(
            digest ->
                kinds.stream()
                    .flatMap(kind -> newest(kind, digest).stream())
                    .filter(drill -> drill.plan().equals(digest))
                    .toList())
        .orElse(List.of());
  }

  /** A later drill of the same plan takes the place of an earlier one, whichever way it went. */
  private Optional<RecordedDrill> newest(String kind, String digest) {
    return drills.stream()
        .filter(drill -> drill.kind().equals(kind) && drill.mayBeOf(digest))
        .reduce((older, newer) -> newer.index() >= older.index() ? newer : older);
  }

  private Fact missing(String kind, String digest) {
    long others = drills.stream().filter(drill -> drill.kind().equals(kind)).count();
    return fact(
        "drill-missing",
        kind,
        ItemClass.UNKNOWN,
        "the change's trail holds no "
            + kind
            + " drill of the plan "
            + digest
            + (others == 0
                ? ""
                : "; it holds " + others + " of another plan, which says nothing of this one"));
  }

  private Optional<Fact> judged(String kind, RecordedDrill drill) {
    if (drill.verdict().equals("failed")) {
      return Optional.of(
          fact(
              "drill-failed",
              kind,
              ItemClass.VIOLATES,
              "the newest " + kind + " drill of this plan failed (entry " + drill.index() + ")"));
    }
    if (drill.plan().equals(RecordedDrill.UNKNOWN_PLAN)) {
      return Optional.of(
          fact(
              "drill-inconclusive",
              kind,
              ItemClass.UNKNOWN,
              "the newest "
                  + kind
                  + " drill (entry "
                  + drill.index()
                  + ") was erased, or cannot be read: nobody knows of which plan it was and how it"
                  + " went"));
    }
    if (!drill.verdict().equals("passed")) {
      return Optional.of(
          fact(
              "drill-inconclusive",
              kind,
              ItemClass.UNKNOWN,
              "the newest "
                  + kind
                  + " drill of this plan was inconclusive (entry "
                  + drill.index()
                  + ")"));
    }
    Duration age = Duration.between(drill.receivedAt(), now);
    if (age.compareTo(maxAge) > 0 || age.isNegative()) {
      return Optional.of(
          fact(
              "drill-stale",
              kind,
              ItemClass.UNKNOWN,
              "the newest "
                  + kind
                  + " drill of this plan was recorded at "
                  + drill.receivedAt()
                  + " (entry "
                  + drill.index()
                  + "), "
                  + (age.isNegative()
                      ? "which lies ahead of this machine's clock"
                      : "more than " + words(maxAge) + " ago")));
    }
    return Optional.empty();
  }

  private static String words(Duration duration) {
    return duration.toDays() > 0
        ? duration.toDays() + (duration.toDays() == 1 ? " day" : " days")
        : duration.toSeconds() + " seconds";
  }

  private static Fact fact(String kind, String drill, ItemClass itemClass, String message) {
    return new Fact(
        kind,
        ItemPath.of("plan", "migrations", drill),
        itemClass,
        Optional.empty(),
        Optional.empty(),
        message,
        Map.of("drill", drill));
  }
}
