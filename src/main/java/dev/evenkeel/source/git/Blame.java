package dev.evenkeel.source.git;

import dev.evenkeel.source.git.Disagreement.Elsewhere;
import dev.evenkeel.source.git.Disagreement.Missing;
import dev.evenkeel.source.git.Disagreement.Present;
import dev.evenkeel.source.git.Disagreement.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which commit brought a difference in: the one on the side that moved last.
 *
 * <p>Where both sides have the item, both lines are blamed and the later author date wins. Where
 * one side lacks it, the commit that removed it there is named if that file's history shows one,
 * else the one that added it on the other side. Each file is blamed once, whatever the number of
 * disagreements in it.
 */
public final class Blame {
  private final Map<Path, Map<Integer, Blamed>> lines;
  private final Map<Path, Optional<History>> histories = new HashMap<>();

  private Blame(Map<Path, Map<Integer, Blamed>> lines) {
    this.lines = lines;
  }

  /** An answer for each disagreement, in their order. */
  public static List<Blamed> of(List<Disagreement> disagreements) {
    var asked = new HashMap<Path, SortedSet<Integer>>();
    for (Disagreement disagreement : disagreements) {
      for (Side side : List.of(disagreement.left(), disagreement.right())) {
        if (side instanceof Present present) {
          asked.computeIfAbsent(present.file(), f -> new TreeSet<>()).add(present.line());
        }
      }
    }
    var lines = new HashMap<Path, Map<Integer, Blamed>>();
    asked.forEach((file, wanted) -> lines.put(file, LineBlame.of(file, wanted)));
    var blame = new Blame(lines);
    var answers = new ArrayList<Blamed>(disagreements.size());
    disagreements.forEach(disagreement -> answers.add(blame.one(disagreement)));
    return answers;
  }

  private Blamed one(Disagreement disagreement) {
    Side left = disagreement.left();
    Side right = disagreement.right();
    if (left instanceof Missing missing && right instanceof Present present) {
      return oneSided(missing, present);
    }
    if (right instanceof Missing missing && left instanceof Present present) {
      return oneSided(missing, present);
    }
    if (left instanceof Present l && right instanceof Present r) {
      return later(line(l), line(r));
    }
    return elsewhere(left)
        .or(() -> elsewhere(right))
        .orElseGet(() -> new Blamed.Unknown("neither side names a line"));
  }

  private Blamed oneSided(Missing missing, Present present) {
    for (Path file : missing.files()) {
      Optional<Blamed> removal = history(file).flatMap(h -> h.removal(missing.holds()));
      if (removal.isPresent()) {
        return removal.get();
      }
    }
    Blamed line = line(present);
    return present
        .holds()
        .filter(holds -> line instanceof Blamed.By)
        .flatMap(holds -> history(present.file()).flatMap(h -> h.addition(holds)))
        .orElse(line);
  }

  private Optional<History> history(Path file) {
    return histories.computeIfAbsent(file, History::of);
  }

  private Blamed line(Present present) {
    Blamed blamed = lines.getOrDefault(present.file(), Map.of()).get(present.line());
    return blamed == null ? new Blamed.Unknown("nothing was asked of git") : blamed;
  }

  /** What is not committed yet moved last; what is unknown may have. */
  private static Blamed later(Blamed left, Blamed right) {
    if (left instanceof Blamed.By l && right instanceof Blamed.By r) {
      int order = l.commit().date().toInstant().compareTo(r.commit().date().toInstant());
      // the id decides between equal dates, so that both directions give one answer
      boolean leftWins = order == 0 ? l.commit().id().compareTo(r.commit().id()) <= 0 : order > 0;
      return leftWins ? left : right;
    }
    if (left instanceof Blamed.Uncommitted) {
      return left;
    }
    return right instanceof Blamed.Uncommitted || left instanceof Blamed.By ? right : left;
  }

  private static Optional<Blamed> elsewhere(Side side) {
    return side instanceof Elsewhere e
        ? Optional.of(new Blamed.Unknown(e.what() + " has no history here"))
        : Optional.empty();
  }
}
