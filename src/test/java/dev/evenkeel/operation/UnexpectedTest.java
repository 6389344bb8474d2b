package dev.evenkeel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.allowance.Allowance;
import dev.evenkeel.allowance.Expectation;
import dev.evenkeel.allowance.Judgement;
import dev.evenkeel.allowance.Ledger;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.ItemPattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnexpectedTest {
  private static final String TOP = "config/app/cache";
  private static final String BELOW = "config/app/cache/enabled";

  @Test
  void whatLiesBelowAnAllowedSubtreeIsAllowedWithIt() {
    assertEquals(List.of(), among(signal("feature-flag", BELOW), judged(ItemClass.ALLOWED)));
    assertEquals(List.of(), among(signal("equal-bucket", BELOW), judged(ItemClass.ALLOWED)));
    assertEquals(
        1, among(signal("feature-flag", "config/app/other"), judged(ItemClass.ALLOWED)).size());
  }

  @Test
  void aFlagInsideASubtreeThatOneSideAloneHasIsNoSecondFinding() {
    assertEquals(List.of(), among(signal("feature-flag", BELOW), judged(ItemClass.ONLY_LEFT)));
    assertEquals(1, among(signal("feature-flag", TOP), judged(ItemClass.ONLY_LEFT)).size());
    assertEquals(1, among(signal("placeholder", BELOW), judged(ItemClass.ONLY_LEFT)).size());
  }

  @Test
  void aFeatureThatCannotWorkIsMentionedWhateverWasAllowed() {
    Fact signal = signal("feature-flag-placeholder", BELOW);
    assertEquals(List.of(signal), among(signal, judged(ItemClass.ALLOWED)));
  }

  private static List<Fact> among(Fact signal, Judgement judgement) {
    return Unexpected.among(List.of(signal), new Ledger(List.of(judgement), List.of()));
  }

  private static Judgement judged(ItemClass itemClass) {
    var only =
        new Difference.OnlyLeft(ItemPath.parse(TOP), Sighting.of(Trees.mapping("enabled", "true")));
    Optional<Allowance> allowance =
        itemClass == ItemClass.ALLOWED
            ? Optional.of(
                new Allowance(
                    ItemPattern.parse(TOP),
                    new Expectation.Any(),
                    "why",
                    "owner",
                    LocalDate.of(2027, 1, 1),
                    "mind",
                    "evenkeel.yaml:1"))
            : Optional.empty();
    return new Judgement(only, itemClass, allowance, Optional.empty());
  }

  private static Fact signal(String kind, String item) {
    return new Fact(
        kind,
        ItemPath.parse(item),
        ItemClass.EQUAL,
        Optional.empty(),
        Optional.empty(),
        "said",
        Map.of());
  }
}
