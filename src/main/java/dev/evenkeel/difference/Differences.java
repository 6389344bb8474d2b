package dev.evenkeel.difference;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param differences every item that is not plainly equal, and equal ones that were asked for
 * @param facts what was noticed beside the items
 * @param coverage what was looked at
 * @param remarks sentences about how it was compared, for the reader of the report (a list paired
 *     by a key nobody declared)
 */
public record Differences(
    List<Difference> differences, List<Fact> facts, Coverage coverage, List<String> remarks) {
  public Differences {
    differences = List.copyOf(differences);
    facts = List.copyOf(facts);
    remarks = List.copyOf(remarks);
  }
}
