package dev.evenkeel.drill;

/**
 * How much of what can be drilled was drilled.
 *
 * @param enumerated points or units there are
 * @param hit those that were tried for real
 * @param inferred those that follow from one that was
 */
public record DrillCoverage(int enumerated, int hit, int inferred) {
  public int missed() {
    return enumerated - hit - inferred;
  }
}
