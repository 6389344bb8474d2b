package dev.evenkeel.trail.state;

import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.state.Concern.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what keeps an environment from being known good. */
final class Concerns {
  /** So far two machines' clocks may lie apart before one of them is doubted. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  private final Limits limits;
  private final Instant now;
  private final Map<String, Passage> shipped = new LinkedHashMap<>();
  private final List<Concern> found = new ArrayList<>();

  Concerns(Limits limits, Instant now, Collection<Passage> shipped) {
    this.limits = limits;
    this.now = now;
    shipped.forEach(passage -> this.shipped.putIfAbsent(passage.change(), passage));
  }

  /** What is wrong first; each kind in the order of the log. */
  List<Concern> found() {
    return found.stream().sorted(Comparator.comparing(Concern::kind)).toList();
  }

  void passages(Optional<Passage> runs, List<Passage> open, List<Passages.Disorder> disordered) {
    if (runs.isEmpty()) {
      add(
          Kind.NOTHING_DEPLOYED,
          Optional.empty(),
          "no record says that a deploy succeeded here and was not rolled back since, so what runs"
              + " is not known",
          Stated.NOBODY,
          Optional.empty(),
          "record deploy.succeeded of the change that runs here");
    }
    open.forEach(this::open);
    for (Passages.Disorder disorder : disordered) {
      add(
          Kind.ORDER_IN_DOUBT,
          Optional.of(disorder.change()),
          "record "
              + disorder.index()
              + " claims to have happened before record "
              + disorder.before()
              + ", which the log took earlier; the log's order is used here",
          owner(disorder.change()),
          Optional.of(disorder.index()),
          "look at both, and record what is true: " + show(disorder.change()));
    }
  }

  private void open(Passage passage) {
    ahead(passage.change(), "record", passage.index(), passage.since(), passage.owner());
    if (passage.halfWay()) {
      add(
          Kind.HALF_WAY,
          Optional.of(passage.change()),
          passage.words()
              + " "
              + ago(passage.since())
              + passage.reason().map(reason -> ": " + reason).orElse(""),
          passage.owner(),
          Optional.of(passage.index()),
          "evenkeel runbook has the way out of each drilled state; "
              + show(passage.change())
              + " has all that was recorded");
      return;
    }
    Duration limit = passage.limit().orElse(limits.stage());
    if (age(passage.since()).compareTo(limit) > 0) {
      add(
          Kind.OVERDUE,
          Optional.of(passage.change()),
          passage.words()
              + " "
              + ago(passage.since())
              + " and should have come to an end within "
              + Span.words(limit)
              + (passage.limit().isPresent() ? "" : " (assumed: no limit was stated)")
              + ", of which there is no record",
          passage.owner(),
          Optional.of(passage.index()),
          "ask its owner, look at the environment, and record how it ended");
    }
  }

  void shadows(List<Remembered> here, Optional<Passage> runs) {
    long since = runs.flatMap(Passage::runningBy).orElse(-1L);
    here.stream()
        .filter(record -> record.entry().type() == RecordType.SHADOW_DETECTED)
        .filter(record -> record.index() > since)
        .forEach(
            record ->
                add(
                    Kind.SHADOW_CHANGE,
                    Optional.of(record.entry().change()),
                    "something runs here that no recorded change brought"
                        + Stated.text(record, "reason").map(text -> ": " + text).orElse(""),
                    Stated.owner(record).orElse(Stated.NOBODY),
                    Optional.of(record.index()),
                    "find out who changed it: " + show(record.entry().change())));
  }

  void compared(Optional<Compared> compared, List<Passage> changes, Optional<Watched> watched) {
    watched.flatMap(Watched::trouble).ifPresent(this::notRecorded);
    if (compared.isEmpty()) {
      add(
          Kind.NEVER_COMPARED,
          Optional.empty(),
          "no comparison of this environment was recorded, so what differs is not known",
          Stated.NOBODY,
          Optional.empty(),
          "evenkeel gate --data DIR --change ID records one");
      return;
    }
    Compared last = compared.get();
    ahead(last.change(), "comparison", last.index(), last.since(), owner(last.change()));
    outcome(last);
    Duration limit = last.limit().orElse(limits.comparison());
    Instant seen = watched.map(looks -> looks.lastSeen(last)).orElse(last.since());
    if (age(seen).compareTo(limit) > 0) {
      about(
          last,
          Kind.COMPARISON_OLD,
          "the newest comparison was made "
              + ago(last.since())
              + (seen.equals(last.since()) ? "" : ", what it says was last seen " + ago(seen))
              + "; it is good for "
              + Span.words(limit)
              + ", so what differs now is not known");
    }
    changes.stream()
        .filter(passage -> passage.index() > last.index() && !spokenFor(passage, last))
        .forEach(
            passage ->
                add(
                    Kind.COMPARED_BEFORE_CHANGE,
                    Optional.of(passage.change()),
                    "the newest comparison (record "
                        + last.index()
                        + ") is older than this: "
                        + passage.words()
                        + " "
                        + ago(passage.since()),
                    owner(passage.change()),
                    Optional.of(passage.index()),
                    "compare again and record it"));
  }

  /** A gate looks at what a change will be: that its deploy succeeds adds nothing. */
  private static boolean spokenFor(Passage passage, Compared compared) {
    return passage.change().equals(compared.change())
        && switch (passage.last()) {
          case DEPLOY_STARTED, DEPLOY_STAGE_DONE, DEPLOY_SUCCEEDED -> true;
          default -> false;
        };
  }

  private void outcome(Compared last) {
    List<Differing> open = last.open();
    long unknown = open.stream().filter(Differing::unknown).count();
    String items =
        last.items().isEmpty()
            ? last.reason().map(reason -> ": " + reason).orElse("")
            : ": " + (open.size() - unknown) + " findings open, " + unknown + " not judged";
    if (last.verdict().equals("failed")) {
      about(last, Kind.COMPARISON_FAILED, "the newest comparison failed" + items);
    } else if (!last.verdict().equals("passed")) {
      about(last, Kind.COMPARISON_INCONCLUSIVE, "the newest comparison proves nothing" + items);
    }
  }

  private void about(Compared compared, Kind kind, String says) {
    add(
        kind,
        Optional.of(compared.change()),
        says,
        owner(compared.change()),
        Optional.of(compared.index()),
        kind == Kind.COMPARISON_FAILED
            ? "align what differs, or declare why: " + show(compared.change())
            : next(compared));
  }

  private void notRecorded(String trouble) {
    add(
        Kind.COMPARISON_NOT_RECORDED,
        Optional.empty(),
        "the service looked, and " + trouble,
        Stated.NOBODY,
        Optional.empty(),
        Watched.RUNBOOK);
  }

  private static String next(Compared compared) {
    return compared.change().startsWith(Watched.CHANGE)
        ? "looks that saw the same are not in the log; the service that looks knows them: "
            + Watched.RUNBOOK
        : "compare again and record it";
  }

  void exempted(List<Exempted> exempted) {
    for (Exempted exception : exempted) {
      switch (exception.on(now.atZone(ZoneOffset.UTC).toLocalDate())) {
        case HOLDS -> {}
        case EXPIRED ->
            about(
                exception,
                Kind.EXCEPTION_EXPIRED,
                exception.item()
                    + " is let pass by an exception that expired"
                    + exception.expires().map(day -> " on " + day).orElse(""),
                "align it, or decide anew with another expiry");
        case NO_EXPIRY_STATED ->
            about(
                exception,
                Kind.EXCEPTION_WITHOUT_EXPIRY,
                exception.item() + " is let pass by an exception that states no day of expiry",
                "decide until when, and record it");
      }
    }
  }

  private void about(Exempted exception, Kind kind, String says, String next) {
    add(kind, Optional.empty(), says, exception.owner(), Optional.of(exception.index()), next);
  }

  void drilled(List<Drilled> drilled) {
    Set<String> tried = drilled.stream().map(Drilled::change).collect(Collectors.toSet());
    for (Passage passage : shipped.values()) {
      if (!tried.contains(passage.change())) {
        add(
            Kind.DRILL_MISSING,
            Optional.of(passage.change()),
            "no drill of it is recorded: whether it can be taken back was not tried",
            passage.owner(),
            Optional.empty(),
            "evenkeel drill rollback, and record what it says");
      }
    }
    drilled.forEach(this::drilled);
  }

  private void drilled(Drilled drill) {
    String name = drill.type() == RecordType.DRILL_ROLLBACK ? "rollback" : "half-deploy";
    String owner = owner(drill.change());
    ahead(drill.change(), "drill", drill.index(), drill.since(), owner);
    if (!drill.verdict().equals("passed")) {
      boolean failed = drill.verdict().equals("failed");
      add(
          failed ? Kind.DRILL_FAILED : Kind.DRILL_INCONCLUSIVE,
          Optional.of(drill.change()),
          "its newest " + name + " drill " + (failed ? "failed" : "was inconclusive"),
          owner,
          Optional.of(drill.index()),
          show(drill.change()));
    }
    Duration limit = drill.limit().orElse(limits.drill());
    if (age(drill.since()).compareTo(limit) > 0) {
      add(
          Kind.DRILL_OLD,
          Optional.of(drill.change()),
          "its newest "
              + name
              + " drill was run "
              + ago(drill.since())
              + "; it is good for "
              + Span.words(limit),
          owner,
          Optional.of(drill.index()),
          "evenkeel drill " + name + ", and record what it says");
    }
  }

  private void ahead(String change, String what, long index, Instant since, String owner) {
    if (Duration.between(now, since).compareTo(CLOCKS_APART) > 0) {
      add(
          Kind.AHEAD_OF_CLOCK,
          Optional.of(change),
          "the "
              + what
              + " was taken at "
              + since
              + ", which lies ahead of this machine's clock: its age is not known",
          owner,
          Optional.of(index),
          "set the clocks right");
    }
  }

  private String owner(String change) {
    return Optional.ofNullable(shipped.get(change)).map(Passage::owner).orElse(Stated.NOBODY);
  }

  private Duration age(Instant since) {
    return Duration.between(since, now);
  }

  private String ago(Instant since) {
    return Span.words(age(since)) + " ago";
  }

  private static String show(String change) {
    return "evenkeel trail show " + change;
  }

  private void add(
      Kind kind,
      Optional<String> change,
      String says,
      String owner,
      Optional<Long> index,
      String next) {
    found.add(new Concern(kind, change, says, owner, index, next));
  }
}
