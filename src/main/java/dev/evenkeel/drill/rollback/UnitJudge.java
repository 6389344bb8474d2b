package dev.evenkeel.drill.rollback;

import dev.evenkeel.drill.Again;
import dev.evenkeel.drill.Likeness;
import dev.evenkeel.drill.Observation;
import dev.evenkeel.drill.WayBack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Says of one unit whether its way back led back. Pure: the same trial, the same unit. */
public final class UnitJudge {
  /** More items than these are counted, not named. */
  private static final int NAMED = 3;

  private final Trial trial;
  private final List<String> details = new ArrayList<>();
  private boolean lossy;
  private boolean emptied;
  private OptionalLong rowsLost = OptionalLong.empty();
  private List<String> remade = List.of();
  private List<String> differing = List.of();
  private Again again = Again.NOT_TRIED;

  private UnitJudge(Trial trial) {
    this.trial = trial;
  }

  public static Unit judge(Trial trial) {
    var judge = new UnitJudge(trial);
    return switch (trial.ran()) {
      case Trial.Undecided undecided -> judge.undecided(undecided.why(), undecided.tried());
      case Trial.Applied applied -> judge.applied(applied);
    };
  }

  private Unit applied(Trial.Applied applied) {
    Optional<String> unseen = unseen(applied);
    if (unseen.isPresent()) {
      return undecided(unseen.get(), true);
    }
    boolean changed = !alike(applied.before(), applied.after());
    WayBack wayBack =
        switch (applied.back()) {
          case Trial.NoScript _ -> changed ? WayBack.NO_DOWN : WayBack.NOTHING_TO_UNDO;
          case Trial.EmptyScript _ -> changed ? WayBack.EMPTY_DOWN : WayBack.NOTHING_TO_UNDO;
          case Trial.Broke broke -> broke(applied, broke);
          case Trial.Ended ended -> ended(applied, ended);
        };
    return unit(
        Optional.of(wayBack),
        unlessUnseen(verdict(wayBack, unasked(applied)), applied.untold()),
        true);
  }

  private WayBack broke(Trial.Applied applied, Trial.Broke broke) {
    details.add("the way back failed at " + broke.at() + ": " + broke.message());
    broke
        .left()
        .filter(left -> !Likeness.of(applied.after(), left).same())
        .ifPresent(
            left ->
                details.add(
                    "it left the database neither here nor there: " + said(applied.after(), left)));
    return WayBack.DOWN_FAILED;
  }

  private WayBack ended(Trial.Applied applied, Trial.Ended ended) {
    rowsLost = LostRows.between(applied.before(), ended.left());
    remade = Storage.remade(applied.before(), applied.after(), ended.left());
    lossy = !remade.isEmpty();
    List<String> droppedBack = Storage.dropped(applied.before(), applied.after(), ended.left());
    emptied = !droppedBack.isEmpty();
    if (emptied) {
      details.add(
          "the way back drops and makes again what the way forth had kept: "
              + named(droppedBack, "", "")
              + "; rows copied back: "
              + copied(applied));
    }
    Likeness likeness = Likeness.of(applied.before(), ended.left());
    var items = new ArrayList<>(likeness.differing().stream().map(Likeness.Item::said).toList());
    List<String> leftOver = LostRows.leftOver(applied.before(), ended.left());
    List<String> stale = LostRows.stale(applied.before(), ended.left());
    items.addAll(leftOver);
    items.addAll(stale);
    differing = items;
    if (!differing.isEmpty()) {
      details.add(named(differing, "item differs", "items differ") + " after the way back");
    }
    if (lossy) {
      details.add(
          "storage re-created: "
              + named(remade, "", "")
              + "; rows copied back: "
              + copied(applied));
    } else if (rowsLost.orElse(0) > 0) {
      details.add(rowsLost.getAsLong() + " seeded rows are gone or altered");
    }
    again(applied, ended.again());
    if (!leftOver.isEmpty() || !stale.isEmpty()) {
      return WayBack.NOT_RESTORED;
    }
    if (likeness.same()) {
      return WayBack.RESTORED;
    }
    return likeness.sameButOrder() ? WayBack.RESTORED_BUT_COLUMN_ORDER : WayBack.NOT_RESTORED;
  }

  private void again(Trial.Applied applied, Trial.Again repeated) {
    switch (repeated) {
      case Trial.Refused refused -> {
        again = Again.FAILED;
        details.add("the way forth once more failed at " + refused.at() + ": " + refused.message());
      }
      case Trial.Repeated found -> {
        Likeness likeness = Likeness.of(applied.after(), found.found());
        again = likeness.sameButOrder() ? Again.SAME : Again.DIFFERS;
        if (again == Again.DIFFERS) {
          details.add(
              "the way forth once more comes to another schema: "
                  + said(applied.after(), found.found()));
        }
      }
    }
  }

  private String copied(Trial.Applied applied) {
    if (rowsLost.isEmpty()) {
      return "not asked";
    }
    long there =
        applied.before().rows().orElseThrow().values().stream()
            .mapToLong(Observation.Rows::count)
            .sum();
    return String.format(Locale.ROOT, "%,d of %,d", there - rowsLost.getAsLong(), there);
  }

  /** Whether storage was made again of a table that had no row to lose. */
  private boolean unasked(Trial.Applied applied) {
    Optional<String> table =
        applied.unseeded().stream()
            .filter(
                path ->
                    remade.stream()
                        .anyMatch(name -> name.equals(path) || name.startsWith(path + "/")))
            .findFirst();
    table.ifPresent(path -> details.add(path + " took no row: what it loses was not seen"));
    return table.isPresent();
  }

  private UnitVerdict verdict(WayBack wayBack, boolean unasked) {
    boolean asked = rowsLost.isPresent() && !unasked;
    boolean lost = asked ? rowsLost.getAsLong() > 0 : lossy || emptied;
    boolean held =
        switch (wayBack) {
          case RESTORED, RESTORED_BUT_COLUMN_ORDER, NOTHING_TO_UNDO -> true;
          case NOT_RESTORED, DOWN_FAILED, EMPTY_DOWN, NO_DOWN -> false;
        };
    if (!held || lost || again == Again.FAILED || again == Again.DIFFERS) {
      return UnitVerdict.FAILED;
    }
    return wayBack == WayBack.RESTORED_BUT_COLUMN_ORDER || lossy || emptied
        ? UnitVerdict.WARN
        : UnitVerdict.HELD;
  }

  /** A table that took no row says nothing of what a script does to its rows. */
  private UnitVerdict unlessUnseen(UnitVerdict verdict, List<String> untold) {
    if (untold.isEmpty() || verdict == UnitVerdict.FAILED) {
      return verdict;
    }
    details.add(
        named(untold, "", "") + " took no row, and the scripts name it: rows were not looked at");
    return UnitVerdict.UNDECIDED;
  }

  /** What no reading of this unit could see: then "restored" would be a guess. */
  private static Optional<String> unseen(Trial.Applied applied) {
    var known = new HashSet<>(applied.before().unread());
    var later = new ArrayList<>(applied.after().unread());
    if (applied.back() instanceof Trial.Ended ended) {
      later.addAll(ended.left().unread());
    }
    return later.stream()
        .filter(unread -> !known.contains(unread))
        .findFirst()
        .map(unread -> unread.at() + " could not be looked at: " + unread.why());
  }

  private static boolean alike(Observation before, Observation after) {
    return Likeness.of(before, after).same()
        && (before.rows().isEmpty()
            || after.rows().isEmpty()
            || before.rows().equals(after.rows()));
  }

  private static String said(Observation expected, Observation found) {
    return named(
        Likeness.of(expected, found).differing().stream().map(Likeness.Item::said).toList(),
        "item differs",
        "items differ");
  }

  private static String named(List<String> all, String one, String many) {
    String what = one.isEmpty() ? "" : all.size() + " " + (all.size() == 1 ? one : many) + ": ";
    String names = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
    int more = all.size() - NAMED;
    return what + names + (more > 0 ? " and " + more + " more" : "");
  }

  private Unit undecided(String why, boolean tried) {
    details.add(why);
    return unit(Optional.empty(), UnitVerdict.UNDECIDED, tried);
  }

  private Unit unit(Optional<WayBack> wayBack, UnitVerdict verdict, boolean tried) {
    return new Unit(
        trial.unit(),
        trial.file(),
        wayBack,
        lossy,
        rowsLost,
        again,
        verdict,
        remade,
        differing,
        String.join("; ", details),
        tried);
  }
}
