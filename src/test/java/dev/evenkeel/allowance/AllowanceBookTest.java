package dev.evenkeel.allowance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.ItemPattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceBookTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final Expectation TEN_TIMES =
      new Expectation.Ratio(Optional.of(BigDecimal.TEN), Optional.empty());

  private static Allowance allowance(String item, Expectation expect, int days) {
    return new Allowance(
        ItemPattern.parse(item), expect, "why", "shop", TODAY.plusDays(days), "when", "a.yaml:1");
  }

  private static AllowanceBook book(Allowance... allowances) {
    return new AllowanceBook(List.of(allowances), "staging", "production", 3);
  }

  private static Difference changed(String item) {
    return new Difference.Changed(
        ItemPath.parse(item), Sighting.of(Nodes.text("2")), Sighting.of(Nodes.text("4")), Set.of());
  }

  private static Judgement judge(AllowanceBook book) {
    return book.judge(List.of(changed("config/app/a/b")), TODAY, false).judgements().getFirst();
  }

  @Test
  void the_most_particular_pattern_is_asked_first() {
    Allowance general = allowance("config/app/**", new Expectation.Differs(), 60);
    Allowance particular = allowance("config/app/a/b", new Expectation.Present(), 60);
    assertSame(particular, judge(book(general, particular)).allowance().orElseThrow());
    assertSame(particular, judge(book(particular, general)).allowance().orElseThrow());
  }

  @Test
  void a_broken_expectation_is_not_outvoted_by_a_less_particular_one() {
    Allowance general = allowance("config/app/*/b", new Expectation.Any(), 60);
    Allowance particular = allowance("config/app/a/b", TEN_TIMES, 60);
    for (AllowanceBook book : List.of(book(general, particular), book(particular, general))) {
      assertEquals(ItemClass.VIOLATES, judge(book).itemClass());
      assertSame(particular, judge(book).allowance().orElseThrow());
    }
  }

  @Test
  void of_two_equally_particular_ones_it_is_enough_that_one_holds() {
    Allowance broken = allowance("config/app/*/b", TEN_TIMES, 60);
    Allowance holds = allowance("config/app/a/*", new Expectation.Differs(), 60);
    assertSame(holds, judge(book(broken, holds)).allowance().orElseThrow());
    assertSame(holds, judge(book(holds, broken)).allowance().orElseThrow());
  }

  @Test
  void of_two_broken_ones_the_first_speaks() {
    Allowance one = allowance("config/app/a/b", TEN_TIMES, 60);
    Allowance two = allowance("config/app/a/b", new Expectation.Same(), 60);
    assertSame(one, judge(book(one, two)).allowance().orElseThrow());
  }

  @Test
  void an_expired_one_leaves_the_word_to_the_next() {
    Allowance expired = allowance("config/app/a/b", new Expectation.Any(), -1);
    Allowance general = allowance("config/app/*/b", new Expectation.Differs(), 60);
    Ledger ledger = book(expired, general).judge(List.of(changed("config/app/a/b")), TODAY, false);
    assertEquals(ItemClass.ALLOWED, ledger.judgements().getFirst().itemClass());
    assertEquals(List.of("allowance-never-fired"), kinds(ledger));
  }

  @Test
  void of_two_expired_ones_the_more_particular_is_named_once() {
    Allowance general = allowance("config/app/*/b", new Expectation.Any(), -2);
    Allowance particular = allowance("config/app/a/b", new Expectation.Any(), -1);
    Ledger ledger =
        book(general, particular).judge(List.of(changed("config/app/a/b")), TODAY, false);
    assertEquals(List.of("allowance-expired", "allowance-never-fired"), kinds(ledger));
    assertEquals("2026-11-25", ledger.facts().getFirst().details().get("expires"));
  }

  @Test
  void a_leak_that_one_does_not_clear_the_next_may() {
    Difference leak =
        new Difference.Leaked(
            ItemPath.parse("config/app/a/b"),
            true,
            "domain",
            "x",
            Optional.of(Sighting.of(Nodes.text("x"))),
            Optional.of(Sighting.of(Nodes.text("x"))));
    Allowance differs = allowance("config/app/a/b", new Expectation.Present(), 60);
    Allowance same = allowance("config/app/*/b", new Expectation.Same(), 60);
    Ledger ledger = book(differs, same).judge(List.of(leak), TODAY, false);
    assertSame(same, ledger.judgements().getFirst().allowance().orElseThrow());
    assertEquals(List.of(), ledger.facts());
  }

  private static List<String> kinds(Ledger ledger) {
    return ledger.facts().stream().map(Fact::kind).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"config/app/*", "config/**", "**", "*/*/*", "config/*", "source/*", "*"})
  void a_pattern_that_names_nothing_below_its_source_is_too_broad(String pattern) {
    Ledger ledger =
        book(allowance(pattern, new Expectation.Any(), 60)).judge(List.of(), TODAY, false);
    assertEquals(List.of("allowance-too-broad", "allowance-never-fired"), kinds(ledger));
    assertEquals("allowance/" + pattern, ledger.facts().getFirst().item().toString());
    assertEquals(
        "the allowance at a.yaml:1: it names nothing below its source: every item there would pass",
        ledger.facts().getFirst().message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"config/app", "source/app", "config/app/a", "config/*/a", "config/**/a"})
  void a_pattern_that_names_something_is_not(String pattern) {
    Ledger ledger =
        book(allowance(pattern, new Expectation.Any(), 60)).judge(List.of(), TODAY, false);
    assertEquals(List.of("allowance-never-fired"), kinds(ledger));
  }

  @Test
  void more_items_than_the_limit_are_too_many() {
    Allowance allowance = allowance("config/app/a/*", new Expectation.Differs(), 60);
    List<Difference> four =
        IntStream.range(0, 4).mapToObj(i -> changed("config/app/a/" + i)).toList();
    assertEquals(List.of(), kinds(book(allowance).judge(four.subList(0, 3), TODAY, false)));
    Ledger ledger = book(allowance).judge(four, TODAY, false);
    assertEquals(List.of("allowance-too-broad"), kinds(ledger));
    assertEquals(
        "the allowance at a.yaml:1: it covers 4 items that would otherwise fail, 3 are the limit",
        ledger.facts().getFirst().message());
  }

  @Test
  void equal_items_do_not_count_towards_the_limit() {
    Allowance allowance = allowance("config/app/a/*", new Expectation.Present(), 60);
    List<Difference> equal =
        IntStream.range(0, 9)
            .<Difference>mapToObj(
                i ->
                    new Difference.Same(
                        ItemPath.parse("config/app/a/" + i),
                        ItemClass.EQUAL,
                        Sighting.of(Nodes.text("x")),
                        Sighting.of(Nodes.text("x"))))
            .toList();
    assertEquals(List.of(), kinds(book(allowance).judge(equal, TODAY, false)));
  }

  @Test
  void what_is_declared_is_watched() {
    Allowance allowance = allowance("config/app/a/*", new Expectation.Present(), 60);
    assertEquals(List.of(allowance.item()), book(allowance).watched());
    assertEquals(List.of(), AllowanceBook.empty().watched());
    assertEquals(100, AllowanceBook.empty().limit());
  }

  private static String answer(Expectation expect, String left, String right) {
    Judgement judgement =
        new AllowanceBook(
                List.of(allowance("config/app/x", expect, 60)), "staging", "production", 100)
            .judge(
                List.of(
                    new Difference.Changed(
                        ItemPath.parse("config/app/x"),
                        Sighting.of(Nodes.text(left)),
                        Sighting.of(Nodes.text(right)),
                        Set.of())),
                TODAY,
                false)
            .judgements()
            .getFirst();
    return judgement.itemClass() + judgement.reason().map(reason -> ": " + reason).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, ALLOWED",
    "1, 4, ALLOWED",
    "2, 8, ALLOWED",
    "1, 4.0001, 'VIOLATES: the ratio 4.0001 is above 4'",
    "4, 3.9, 'VIOLATES: the ratio 0.975 is below 1'",
    "500m, 1, ALLOWED",
    "512Mi, 1Gi, ALLOWED",
    "30s, 1m, ALLOWED",
    "2m, 1, 'VIOLATES: the ratio 500 is above 4'",
    "-1, -4, ALLOWED",
    "-1, -5, 'VIOLATES: the ratio 5 is above 4'",
    "-4, -1, 'VIOLATES: the ratio 0.25 is below 1'",
    "0, 0, ALLOWED",
    "0, 1, 'VIOLATES: staging is 0, so there is no ratio'",
    "3, 10, ALLOWED",
    "3, 13, 'VIOLATES: the ratio 4.33333 is above 4'",
    "a, 1, 'VIOLATES: the two are not both numbers'",
    "1, b, 'VIOLATES: the two are not both numbers'"
  })
  void a_ratio_is_right_by_left(String left, String right, String answer) {
    assertEquals(
        answer,
        answer(
            new Expectation.Ratio(Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.valueOf(4))),
            left,
            right));
  }

  @Test
  void a_ratio_may_be_open() {
    var atLeastTwice = new Expectation.Ratio(Optional.of(BigDecimal.TWO), Optional.empty());
    assertEquals("ALLOWED", answer(atLeastTwice, "1", "1000"));
    assertEquals("VIOLATES: the ratio 1 is below 2", answer(atLeastTwice, "1", "1"));
    var atMostTwice = new Expectation.Ratio(Optional.empty(), Optional.of(BigDecimal.TWO));
    assertEquals("ALLOWED", answer(atMostTwice, "1000", "1"));
    assertEquals("VIOLATES: the ratio 3 is above 2", answer(atMostTwice, "1", "3"));
    assertEquals("{ratio: {min: 2}}", atLeastTwice.written());
    assertEquals("{ratio: {max: 2}}", atMostTwice.written());
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, 3, ALLOWED",
    "2, 1, 3, 'VIOLATES: staging is less than 2'",
    "2, 3, 1, 'VIOLATES: production is less than 2'",
    "100m, 0.1, 1, ALLOWED",
    "1m, 60s, 2h, ALLOWED",
    "1m, 59s, 2h, 'VIOLATES: staging is less than 1m'",
    "2, x, 3, 'VIOLATES: staging cannot be held against 2: it is no number of that kind'"
  })
  void at_least_holds_on_each_side(String bound, String left, String right, String answer) {
    assertEquals(answer, answer(new Expectation.AtLeast(bound), left, right));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, 1, ALLOWED",
    "2, 3, 1, 'VIOLATES: staging is more than 2'",
    "2, 1, 3, 'VIOLATES: production is more than 2'"
  })
  void at_most_holds_on_each_side(String bound, String left, String right, String answer) {
    assertEquals(answer, answer(new Expectation.AtMost(bound), left, right));
  }

  @Test
  void one_of_knows_numbers_by_their_type_and_texts_by_their_letters() {
    var numbers =
        new Expectation.OneOf(
            List.of(
                Nodes.leaf(dev.evenkeel.snapshot.Node.ScalarType.INTEGER, "1"),
                Nodes.leaf(dev.evenkeel.snapshot.Node.ScalarType.FLOAT, "2.50")));
    assertEquals("ALLOWED", answer(numbers, "1000m", "2.5"));
    assertEquals("VIOLATES: production is none of 1, 2.50", answer(numbers, "1", "3"));
    assertEquals("VIOLATES: staging is none of 1, 2.50", answer(numbers, "one", "3"));
    var texts = new Expectation.OneOf(List.of(Nodes.text("1"), Nodes.text("x")));
    assertEquals("ALLOWED", answer(texts, "1", "x"));
    assertEquals("VIOLATES: staging is none of 1, x", answer(texts, "1.0", "x"));
    assertEquals("{oneOf: [1, x]}", texts.written());
  }

  @Test
  void matches_finds_and_does_not_have_to_cover() {
    var both =
        new Expectation.Matches(
            Optional.of(java.util.regex.Pattern.compile("st")),
            Optional.of(java.util.regex.Pattern.compile("^prod$")));
    assertEquals("ALLOWED", answer(both, "test", "prod"));
    assertEquals("VIOLATES: production does not match ^prod$", answer(both, "test", "prod1"));
    assertEquals("VIOLATES: staging does not match st", answer(both, "x", "prod"));
    var right = new Expectation.Matches(Optional.empty(), both.right());
    assertEquals("ALLOWED", answer(right, "anything", "prod"));
    assertEquals("{matches: {left: 'st', right: '^prod$'}}", both.written());
    assertEquals("{matches: {right: '^prod$'}}", right.written());
  }

  @Test
  void only_in_a_third_environment_holds_for_neither() {
    assertEquals(
        "VIOLATES: expected only in qa, which is neither staging nor production",
        answer(new Expectation.OnlyIn("qa"), "1", "2"));
  }

  @Test
  void every_expectation_is_written_as_it_is_declared() {
    assertEquals(
        List.of(
            "differs",
            "same",
            "any",
            "present",
            "{onlyIn: qa}",
            "{ratio: {min: 1, max: 2}}",
            "{atLeast: 2}",
            "{atMost: 2}",
            "{cel: 'left <= right'}"),
        List.of(
                new Expectation.Differs(),
                new Expectation.Same(),
                new Expectation.Any(),
                new Expectation.Present(),
                new Expectation.OnlyIn("qa"),
                new Expectation.Ratio(Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TWO)),
                new Expectation.AtLeast("2"),
                new Expectation.AtMost("2"),
                new Expectation.Cel("left <= right", v -> new Formula.Outcome.True()))
            .stream()
            .map(Expectation::written)
            .toList());
  }

  @Test
  void some_expectations_may_hold_where_one_side_has_nothing() {
    var pattern = Optional.of(java.util.regex.Pattern.compile("x"));
    List<Expectation> may =
        List.of(
            new Expectation.Any(),
            new Expectation.OnlyIn("staging"),
            new Expectation.Matches(pattern, Optional.empty()),
            new Expectation.Matches(Optional.empty(), pattern),
            new Expectation.Cel("true", v -> new Formula.Outcome.True()));
    List<Expectation> mayNot =
        List.of(
            new Expectation.Differs(),
            new Expectation.Same(),
            new Expectation.Present(),
            TEN_TIMES,
            new Expectation.AtLeast("1"),
            new Expectation.AtMost("1"),
            new Expectation.Matches(pattern, pattern),
            new Expectation.OneOf(List.of()));
    for (Expectation expect : may) {
      Allowance allowance = allowance("config/app/a", expect, 60);
      assertEquals(List.of(allowance.item()), book(allowance).absences(), expect.written());
    }
    for (Expectation expect : mayNot) {
      assertEquals(
          List.of(), book(allowance("config/app/a", expect, 60)).absences(), expect.written());
    }
  }
}
