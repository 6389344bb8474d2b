package dev.evenkeel.drill.rollback;

import dev.evenkeel.drill.Again;
import dev.evenkeel.drill.OneWay;
import dev.evenkeel.drill.OneWays;
import dev.evenkeel.drill.Signature;
import dev.evenkeel.drill.WayBack;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Holds units against the points of no return that somebody signed for.
 *
 * @param units with their verdicts as declared
 * @param remarks declarations that expire soon or that no unit needs
 */
public record Signed(List<Unit> units, List<String> remarks) {
  public Signed {
    units = List.copyOf(units);
    remarks = List.copyOf(remarks);
  }

  public static Signed of(List<Unit> units, List<OneWay> declared, LocalDate today) {
    var oneWays = new OneWays(declared, today);
    var used = new HashSet<String>();
    var judged = new ArrayList<Unit>();
    for (Unit unit : units) {
      Optional<Signature> signature = oneWays.of(unit.id());
      if (signature.isEmpty() || unit.verdict() != UnitVerdict.FAILED || !losesOnly(unit)) {
        judged.add(unit);
        continue;
      }
      used.add(unit.id());
      judged.add(
          unit.with(
              signature.get().expired() ? UnitVerdict.FAILED : UnitVerdict.DECLARED_ONE_WAY,
              signature.get().said()));
    }
    return new Signed(judged, oneWays.remarks(used));
  }

  /** A declaration covers what is lost, never a script that breaks when somebody runs it. */
  private static boolean losesOnly(Unit unit) {
    return unit.wayBack().orElse(null) != WayBack.DOWN_FAILED
        && unit.again() != Again.FAILED
        && unit.again() != Again.DIFFERS;
  }
}
