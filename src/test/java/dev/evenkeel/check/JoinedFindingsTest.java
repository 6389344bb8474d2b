package dev.evenkeel.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One finding per item: who heads it, what class it has, who is not heard. */
class JoinedFindingsTest {
  private static final ItemPath ITEM = ItemPath.of("config", "app", "KEY");

  private static Check check(String id, Severity severity, String kind, boolean fallback) {
    return new Check(
        id,
        "a title",
        severity,
        "0.1.0",
        Set.of(kind),
        List.of(),
        Rule.ALWAYS,
        Optional.empty(),
        "see {id} at {item} {nothing} {a b} {",
        fallback,
        "check.yaml:1");
  }

  private static Fact fact(String kind, ItemClass itemClass) {
    return new Fact(
        kind, ITEM, itemClass, Optional.empty(), Optional.empty(), "it is " + kind, Map.of());
  }

  private static Finding judged(List<Check> checks, Fact... facts) {
    var problems = new ArrayList<Problem>();
    Finding finding =
        new Judge(Catalogue.of(checks, problems), Map.of())
            .judge(List.of(facts), Map.of())
            .getFirst();
    assertEquals(List.of(), problems);
    return finding;
  }

  @Test
  void theWorstHeadsAndTiesGoById() {
    Finding finding =
        judged(
            List.of(
                check("c-info", Severity.INFO, "a", false),
                check("b-block", Severity.BLOCK, "a", false),
                check("a-block", Severity.BLOCK, "b", false)),
            fact("a", ItemClass.EQUAL),
            fact("b", ItemClass.EQUAL));
    assertEquals("a-block", finding.check());
    assertEquals(List.of("b-block", "c-info"), finding.also());
    assertEquals("it is b; it is a", finding.message());
  }

  @Test
  void aFallbackIsSilentWhereACheckOfItsWeightSaysTheSame() {
    List<Check> checks =
        List.of(
            check("a-fallback", Severity.BLOCK, "difference", true),
            check("b-particular", Severity.BLOCK, "b", false));
    Finding finding =
        judged(checks, fact("difference", ItemClass.DIFFERENT), fact("b", ItemClass.DIFFERENT));
    assertEquals("b-particular", finding.check());
    assertEquals(List.of(), finding.also());
    assertEquals("it is b", finding.message());
  }

  @Test
  void aFallbackIsHeardWhereTheOtherIsLighter() {
    List<Check> checks =
        List.of(
            check("a-fallback", Severity.BLOCK, "difference", true),
            check("b-note", Severity.INFO, "b", false));
    Finding finding =
        judged(checks, fact("difference", ItemClass.DIFFERENT), fact("b", ItemClass.DIFFERENT));
    assertEquals("a-fallback", finding.check());
    assertEquals(Severity.BLOCK, finding.severity());
  }

  @Test
  void whatIsSaidOfAnEqualItemDoesNotMakeADifferenceEqual() {
    List<Check> checks =
        List.of(
            check("a-twice", Severity.BLOCK, "b", false),
            check("z-differs", Severity.BLOCK, "difference", true));
    for (ItemClass itemClass :
        List.of(ItemClass.DIFFERENT, ItemClass.ONLY_LEFT, ItemClass.ONLY_RIGHT, ItemClass.LEAK)) {
      Finding finding = judged(checks, fact("difference", itemClass), fact("b", ItemClass.EQUAL));
      assertEquals("a-twice", finding.check());
      assertEquals(itemClass, finding.itemClass());
    }
  }

  @Test
  void whatIsKnownToBeWrongIsNotMadeUnknown() {
    List<Check> checks =
        List.of(
            check("a-unknown", Severity.BLOCK, "difference", false),
            check("b-twice", Severity.BLOCK, "b", false));
    Finding finding =
        judged(checks, fact("difference", ItemClass.UNKNOWN), fact("b", ItemClass.EQUAL));
    assertEquals(ItemClass.EQUAL, finding.itemClass());
    assertEquals("b-twice", finding.check());
  }

  @Test
  void aRemedyNamesItsFindingAndKeepsBracesThatAreNoDetail() {
    Finding finding =
        judged(List.of(check("a-b", Severity.BLOCK, "a", false)), fact("a", ItemClass.EQUAL));
    assertEquals("see " + finding.id() + " at config/app/KEY {nothing} {a b} {", finding.remedy());
  }
}
