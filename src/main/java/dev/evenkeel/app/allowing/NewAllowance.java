package dev.evenkeel.app.allowing;

import java.util.List;

/**
 * An allowance that is about to be declared.
 *
 * @param item the exact item
 * @param expect the expectation as YAML on one line
 * @param expires a date, written 2027-03-01
 */
public record NewAllowance(
    String item, String expect, String why, String owner, String expires, String changeOurMind) {

  /** One element of {@code allowances:}, without indentation. */
  public List<String> lines() {
    return List.of(
        "- item: " + YamlScalar.of(item),
        "  expect: " + expect,
        "  why: " + YamlScalar.of(why),
        "  owner: " + YamlScalar.of(owner),
        "  expires: " + expires,
        "  changeOurMind: " + YamlScalar.of(changeOurMind));
  }

  public NewAllowance expecting(String other) {
    return new NewAllowance(item, other, why, owner, expires, changeOurMind);
  }
}
