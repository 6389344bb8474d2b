package dev.evenkeel.drill.rollback;

import dev.evenkeel.drill.Again;
import dev.evenkeel.drill.OneWay;
import dev.evenkeel.drill.WayBack;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

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
    var byUnit = new HashMap<String, OneWay>();
    declared.forEach(oneWay -> byUnit.putIfAbsent(oneWay.unit(), oneWay));
    var used = new HashSet<String>();
    var judged = new ArrayList<Unit>();
    for (Unit unit : units) {
      OneWay oneWay = byUnit.get(unit.id());
      if (oneWay == null || unit.verdict() != UnitVerdict.FAILED || !losesOnly(unit)) {
        judged.add(unit);
        continue;
      }
      used.add(unit.id());
      judged.add(
          oneWay.expired(today)
              ? unit.with(
                  UnitVerdict.FAILED,
                  "declared one-way at " + oneWay.at() + ", which expired on " + oneWay.expires())
              : unit.with(
                  UnitVerdict.DECLARED_ONE_WAY,
                  "declared one-way: "
                      + oneWay.why()
                      + " ("
                      + oneWay.owner()
                      + ", until "
                      + oneWay.expires()
                      + ")"));
    }
    return new Signed(judged, remarks(byUnit, used, today));
  }

  /** A declaration covers what is lost, never a script that breaks when somebody runs it. */
  private static boolean losesOnly(Unit unit) {
    return unit.wayBack().orElse(null) != WayBack.DOWN_FAILED
        && unit.again() != Again.FAILED
        && unit.again() != Again.DIFFERS;
  }

  private static List<String> remarks(
      Map<String, OneWay> declared, HashSet<String> used, LocalDate today) {
    var remarks = new ArrayList<String>();
    declared.values().stream()
        .sorted((a, b) -> a.at().compareTo(b.at()))
        .forEach(
            oneWay -> {
              if (!used.contains(oneWay.unit())) {
                remarks.add(
                    oneWay.at()
                        + " declares "
                        + oneWay.unit()
                        + " one-way, and no unit of this drill needs that; remove it, or correct"
                        + " the id");
              } else if (oneWay.expiresSoon(today)) {
                remarks.add(
                    oneWay.at()
                        + " declares "
                        + oneWay.unit()
                        + " one-way until "
                        + oneWay.expires()
                        + " only; renew it or write a way back");
              }
            });
    return remarks;
  }
}
