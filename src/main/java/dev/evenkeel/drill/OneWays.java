package dev.evenkeel.drill;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Points of no return that somebody signed for, as they hold on one day.
 *
 * @param declared of one unit the first counts
 */
public record OneWays(List<OneWay> declared, LocalDate today) {
  /** Nobody signed for anything. */
  public static final OneWays NONE = new OneWays(List.of(), LocalDate.EPOCH);

  public OneWays {
    declared = List.copyOf(declared);
  }

  /** What is declared of a unit, whether it still holds or not. */
  public Optional<Signature> of(String unit) {
    return declared.stream()
        .filter(oneWay -> oneWay.unit().equals(unit))
        .findFirst()
        .map(oneWay -> new Signature(oneWay, oneWay.expired(today)));
  }

  /**
   * Declarations that expire soon, or that nothing needs.
   *
   * @param used units for which one was needed
   */
  public List<String> remarks(Set<String> used) {
    var seen = new HashSet<String>();
    var remarks = new ArrayList<String>();
    declared.stream()
        .filter(oneWay -> seen.add(oneWay.unit()))
        .sorted(Comparator.comparing(OneWay::at))
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
