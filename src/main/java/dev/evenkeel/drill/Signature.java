package dev.evenkeel.drill;

/**
 * Who answers for what no way back brings again.
 *
 * @param expired whether nobody does any more
 */
public record Signature(OneWay oneWay, boolean expired) {
  /** For a person, in one sentence. */
  public String said() {
    return expired
        ? "declared one-way at " + oneWay.at() + ", which expired on " + oneWay.expires()
        : "declared one-way: "
            + oneWay.why()
            + " ("
            + oneWay.owner()
            + ", until "
            + oneWay.expires()
            + ")";
  }
}
