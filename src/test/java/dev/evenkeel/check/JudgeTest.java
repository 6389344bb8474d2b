package dev.evenkeel.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final ItemPath ITEM = ItemPath.of("config", "app", "KEY");

  private static Check check(String id, Severity severity, boolean fallback, Rule rule) {
    return new Check(
        id,
        id,
        severity,
        "0.1.0",
        Set.of("difference", "noticed"),
        List.of(),
        rule,
        Optional.empty(),
        "do {item}",
        fallback,
        id + ":1");
  }

  private static Judge judge(Check... checks) {
    return new Judge(Catalogue.of(List.of(checks), new ArrayList<>()), Map.of());
  }

  private static Fact fact(String kind, ItemPath item, ItemClass itemClass) {
    return new Fact(
        kind, item, itemClass, Optional.empty(), Optional.empty(), kind + " seen", Map.of());
  }

  private static List<Finding> findings(Judge judge, Fact... facts) {
    return judge.judge(List.of(facts), Map.of());
  }

  @Test
  void theWorstCheckSpeaksAndTheOthersStandBesideIt() {
    var findings =
        findings(
            judge(
                check("b-warn", Severity.WARN, false, Rule.ALWAYS),
                check("z-block", Severity.BLOCK, false, Rule.ALWAYS),
                check("a-block", Severity.BLOCK, false, Rule.ALWAYS)),
            fact("difference", ITEM, ItemClass.DIFFERENT));
    assertEquals(1, findings.size());
    assertEquals("a-block", findings.getFirst().check());
    assertEquals(List.of("b-warn", "z-block"), findings.getFirst().also());
    assertEquals("do config/app/KEY", findings.getFirst().remedy());
  }

  @Test
  void aFallbackSpeaksOnlyWhereNobodyElseDoes() {
    Check fallback = check("fallback", Severity.BLOCK, true, Rule.ALWAYS);
    Check other = check("other", Severity.INFO, false, f -> new Rule.Answer.Applies());
    assertEquals(
        "other",
        findings(judge(fallback, other), fact("difference", ITEM, ItemClass.DIFFERENT))
            .getFirst()
            .check());
    assertEquals(
        "fallback",
        findings(judge(fallback), fact("difference", ITEM, ItemClass.DIFFERENT))
            .getFirst()
            .check());
  }

  @Test
  void aDifferenceAboutWhichAllChecksAreSilentIsUnknownAndNeverPasses() {
    Finding finding = findings(judge(), fact("difference", ITEM, ItemClass.DIFFERENT)).getFirst();
    assertEquals(ItemClass.UNKNOWN, finding.itemClass());
    assertEquals("src-unjudged", finding.check());
    assertEquals(Severity.BLOCK, finding.severity());
  }

  @Test
  void anAllowedDifferenceAboutWhichAllAreSilentNeedsNoFinding() {
    assertEquals(List.of(), findings(judge(), fact("difference", ITEM, ItemClass.ALLOWED)));
  }

  @Test
  void aRuleThatBreaksIsUnknownAndNeverAPass() {
    Check broken = check("broken", Severity.INFO, false, f -> new Rule.Answer.NoAnswer("no key"));
    Finding finding = findings(judge(broken), fact("noticed", ITEM, ItemClass.EQUAL)).getFirst();
    assertEquals(ItemClass.UNKNOWN, finding.itemClass());
    assertEquals(Severity.BLOCK, finding.severity());
    assertTrue(finding.message().contains("no key"));
  }

  @Test
  void whatIsKnownToBeWrongIsNotHiddenByWhatNobodyKnows() {
    Check aBroken = check("a-broken", Severity.BLOCK, false, f -> new Rule.Answer.NoAnswer("x"));
    Check zBlock = check("z-block", Severity.BLOCK, false, Rule.ALWAYS);
    Finding finding =
        findings(judge(aBroken, zBlock), fact("difference", ITEM, ItemClass.DIFFERENT)).getFirst();
    assertEquals("z-block", finding.check());
    assertEquals(ItemClass.DIFFERENT, finding.itemClass());
    assertEquals(List.of("a-broken"), finding.also());
  }

  @Test
  void anAskedSeverityRaisesAndNeverLowers() {
    Check warn = check("warn", Severity.WARN, false, Rule.ALWAYS);
    Fact fact = fact("noticed", ITEM, ItemClass.EQUAL);
    for (Severity asked : Severity.values()) {
      var judge = new Judge(Catalogue.of(List.of(warn), new ArrayList<>()), Map.of("warn", asked));
      Severity expected = asked == Severity.BLOCK ? Severity.BLOCK : Severity.WARN;
      assertEquals(
          expected, judge.judge(List.of(fact), Map.of()).getFirst().severity(), asked.word());
    }
  }

  @Test
  void whatIsAllowedIsShownAsInfoWhateverTheCheckWeighs() {
    Check block = check("block", Severity.BLOCK, false, Rule.ALWAYS);
    Finding finding =
        findings(judge(block), fact("difference", ITEM, ItemClass.ALLOWED)).getFirst();
    assertEquals(Severity.INFO, finding.severity());
    assertEquals(ItemClass.ALLOWED, finding.itemClass());
  }

  @Property
  void everyItemHasOneFindingAndTheOrderOfFactsChangesNothing(@ForAll("facts") List<Fact> facts) {
    Judge judge =
        judge(
            check("one", Severity.WARN, false, f -> answer(f.itemClass() == ItemClass.DIFFERENT)),
            check("two", Severity.BLOCK, false, f -> answer(f.kind().equals("noticed"))),
            check("rest", Severity.BLOCK, true, Rule.ALWAYS));
    List<Finding> findings = judge.judge(facts, Map.of());
    var items = new HashSet<ItemPath>();
    facts.forEach(f -> items.add(f.item()));
    assertEquals(items.size(), findings.size());
    assertEquals(
        findings.stream().map(Finding::id).toList(),
        judge.judge(facts.reversed(), Map.of()).stream().map(Finding::id).toList());
  }

  private static Rule.Answer answer(boolean applies) {
    return applies ? new Rule.Answer.Applies() : new Rule.Answer.AppliesNot();
  }

  @Provide
  Arbitrary<List<Fact>> facts() {
    return Combinators.combine(
            Arbitraries.of("difference", "noticed"),
            Arbitraries.of("a", "b", "c"),
            Arbitraries.of(ItemClass.DIFFERENT, ItemClass.ONLY_LEFT, ItemClass.UNKNOWN))
        .as((kind, key, c) -> fact(kind, ItemPath.of("config", "app", key), c))
        .list()
        .ofMaxSize(8);
  }
}
