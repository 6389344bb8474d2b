package dev.evenkeel.allowance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.Difference.Reason;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.difference.Trait;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.ItemPattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * What becomes of an item, for every expectation and everything that can be found. The table is
 * written from the contract and knows nothing of the code.
 */
class AllowanceTableTest {
  private static final ItemPath ITEM = ItemPath.parse("config/app/x");
  private static final ItemPath ELSEWHERE = ItemPath.parse("config/app/below/x");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final Pattern DIGITS = Pattern.compile("^[0-9]+$");

  /** Expectations in the order of the table's columns. */
  private static final List<Expectation> EXPECTATIONS =
      List.of(
          new Expectation.Differs(),
          new Expectation.Same(),
          new Expectation.Any(),
          new Expectation.Present(),
          new Expectation.OnlyIn("staging"),
          new Expectation.OnlyIn("production"),
          new Expectation.Ratio(Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.valueOf(4))),
          new Expectation.AtLeast("3"),
          new Expectation.AtMost("5"),
          new Expectation.OneOf(List.of(Nodes.text("4"), Nodes.leaf(ScalarType.INTEGER, "5"))),
          new Expectation.Matches(Optional.of(DIGITS), Optional.of(DIGITS)),
          new Expectation.Cel("true", variables -> new Formula.Outcome.True()),
          new Expectation.Cel("false", variables -> new Formula.Outcome.False()),
          new Expectation.Cel("1/0", variables -> new Formula.Outcome.NoAnswer("division by 0")));

  /**
   * {@code =} it stays equal, {@code A} allowed, {@code V} violates, {@code U} unknown, {@code .}
   * what it was without any allowance.
   */
  private static final String TABLE =
      """
                      differs same any present onlyL onlyR ratio atLeast atMost oneOf matches true false error
      equal              V     =    =    =       V     V     =     =       =      =     =      =    V     U
      other-spelling     V     V    =    =       V     V     V     V       V      V     V      =    V     U
      by-token           =     V    =    =       V     V     V     V       V      V     V      =    V     U
      by-default         V     =    =    =       =     =     =     =       =      =     =      =    V     U
      unequal-inside     A     V    A    A       V     V     A     A       A      A     A      A    V     U
      unequal-outside    A     V    A    A       V     V     V     V       V      V     A      A    V     U
      type-only          A     V    A    A       V     V     A     A       A      A     A      A    V     U
      left-only          V     V    A    V       A     V     V     V       V      V     V      A    V     U
      right-only         V     V    A    V       V     A     V     V       V      V     V      A    V     U
      leak-equal         .     A    A    .       .     .     .     .       .      A     A      A    .     U
      leak-unequal       .     .    A    .       .     .     .     .       .      A     A      A    .     U
      leak-left-only     .     .    A    .       .     .     .     .       .      .     .      A    .     U
      moved              .     .    A    .       .     .     .     .       .      .     .      .    .     .
      value-unreadable   .     .    A    .       .     .     .     .       .      .     .      .    .     .
      secret-unknown     .     .    A    A       .     .     .     .       .      .     .      .    .     .
      secret-same        V     =    =    =       V     V     U     U       U      U     U      U    U     U
      secret-different   A     V    A    A       V     V     U     U       U      U     U      U    U     U
      undeclared-right   .     .    .    .       A     V     .     .       .      .     .      .    .     .
      unreadable         .     .    .    .       .     .     .     .       .      .     .      .    .     .
      same-target        .     .    .    .       .     .     .     .       .      .     .      .    .     .
      nothing-compared   .     .    .    .       .     .     .     .       .      .     .      .    .     .
      ambiguous          .     .    .    .       .     .     .     .       .      .     .      .    .     .
      """;

  /** One cell. */
  record Cell(String found, Expectation expectation, char outcome) {
    @Override
    public String toString() {
      return found + ", " + expectation.written() + ": " + outcome;
    }
  }

  static Stream<Cell> cells() {
    return TABLE
        .lines()
        .skip(1)
        .map(line -> line.strip().split("\\s+", -1))
        .flatMap(
            row -> {
              assertEquals(EXPECTATIONS.size() + 1, row.length, row[0]);
              return Stream.iterate(0, i -> i + 1)
                  .limit(EXPECTATIONS.size())
                  .map(i -> new Cell(row[0], EXPECTATIONS.get(i), row[i + 1].charAt(0)));
            });
  }

  private static void inEachCell(ThrowingConsumer<Cell> rule) {
    assertAll(
        cells()
            .map(
                cell ->
                    () -> {
                      try {
                        rule.accept(cell);
                      } catch (AssertionError e) {
                        throw new AssertionError(cell.toString(), e);
                      }
                    }));
  }

  private static Difference found(String name, boolean mirrored) {
    return switch (name) {
      case "equal" -> same(ItemClass.EQUAL, text("4"), text("4"), mirrored);
      case "other-spelling" ->
          same(ItemClass.EQUAL, text("http://h:80"), text("http://h"), mirrored);
      case "by-token" -> same(ItemClass.EQUAL_BY_TOKEN, text("a.test"), text("a.live"), mirrored);
      case "by-default" -> same(ItemClass.EQUAL_BY_DEFAULT, text("4"), text("4"), mirrored);
      case "unequal-inside" -> changed(text("4"), text("5"), Set.of(), mirrored);
      case "unequal-outside" -> changed(text("2"), text("9"), Set.of(), mirrored);
      case "type-only" ->
          changed(
              text("4"), Nodes.leaf(ScalarType.INTEGER, "4"), Set.of(Trait.TYPE_ONLY), mirrored);
      case "left-only" -> oneSided(!mirrored);
      case "right-only" -> oneSided(mirrored);
      case "leak-equal" -> leaked(text("4"), Optional.of(text("4")), mirrored);
      case "leak-unequal" -> leaked(text("4"), Optional.of(text("5")), mirrored);
      case "leak-left-only" -> leaked(text("4"), Optional.empty(), mirrored);
      case "moved" ->
          mirrored
              ? new Difference.Moved(ELSEWHERE, ITEM, at(text("4")), at(text("4")))
              : new Difference.Moved(ITEM, ELSEWHERE, at(text("4")), at(text("4")));
      case "value-unreadable" ->
          unknown(Reason.VALUE_NOT_READABLE, unreadable(), text("4"), mirrored);
      case "secret-unknown" ->
          unknown(
              Reason.SECRET_NOT_COMPARABLE,
              secret(new Hidden.Unkeyed(false)),
              secret(new Hidden.Unkeyed(false)),
              mirrored);
      case "secret-same" ->
          same(ItemClass.EQUAL, secret(held("one")), secret(held("one")), mirrored);
      case "secret-different" ->
          changed(secret(held("one")), secret(held("two")), Set.of(Trait.SECRET), mirrored);
      case "undeclared-right" ->
          new Difference.Incomparable(
              ITEM,
              Reason.UNDECLARED_SOURCE,
              "why",
              "next",
              mirrored ? Optional.empty() : Optional.of(at(text("declared"))),
              mirrored ? Optional.of(at(text("declared"))) : Optional.empty());
      case "unreadable" -> unknown(Reason.UNREADABLE, unreadable(), text("4"), mirrored);
      case "same-target" -> unknown(Reason.SAME_TARGET, text("4"), text("4"), mirrored);
      case "nothing-compared" -> unknown(Reason.NOTHING_COMPARED, text("4"), text("4"), mirrored);
      case "ambiguous" -> unknown(Reason.AMBIGUOUS_PAIRING, text("4"), text("4"), mirrored);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static ItemClass expected(char outcome, Difference difference) {
    return switch (outcome) {
      case '=', '.' -> difference.itemClass();
      case 'A' -> ItemClass.ALLOWED;
      case 'V' -> ItemClass.VIOLATES;
      case 'U' -> ItemClass.UNKNOWN;
      default -> throw new IllegalArgumentException();
    };
  }

  @Test
  void in_force_at_an_exact_path() {
    inEachCell(
        cell -> {
          Difference difference = found(cell.found(), false);
          Judgement judgement =
              judge(cell.expectation(), "config/app/x", days(60), difference, false);
          assertEquals(expected(cell.outcome(), difference), judgement.itemClass());
          assertEquals("VU".indexOf(cell.outcome()) >= 0, judgement.reason().isPresent());
        });
  }

  @Test
  void the_sides_are_those_of_the_declaration_whatever_the_order() {
    inEachCell(
        cell -> {
          Judgement there =
              judge(
                  cell.expectation(), "config/app/x", days(60), found(cell.found(), false), false);
          Judgement back =
              judge(cell.expectation(), "config/app/x", days(60), found(cell.found(), true), true);
          boolean ownClass = cell.outcome() == '=' || cell.outcome() == '.';
          assertEquals(
              ownClass ? there.itemClass().mirrored() : there.itemClass(), back.itemClass());
          assertEquals(there.reason(), back.reason());
          assertEquals(there.allowance().isPresent(), back.allowance().isPresent());
        });
  }

  @Test
  void a_pattern_never_covers_what_could_not_be_read() {
    inEachCell(
        cell -> {
          Difference difference = found(cell.found(), false);
          boolean byExactPathAlone =
              cell.expectation() instanceof Expectation.Any
                  && difference.itemClass() == ItemClass.UNKNOWN;
          Judgement judgement =
              judge(cell.expectation(), "config/*/x", days(60), difference, false);
          assertEquals(
              byExactPathAlone ? ItemClass.UNKNOWN : expected(cell.outcome(), difference),
              judgement.itemClass());
        });
  }

  @Test
  void expired_it_allows_nothing_and_breaks_nothing() {
    inEachCell(
        cell -> {
          Difference difference = found(cell.found(), false);
          Judgement judgement =
              judge(cell.expectation(), "config/app/x", days(-1), difference, false);
          assertEquals(difference.itemClass(), judgement.itemClass());
          assertEquals(Optional.empty(), judgement.allowance());
        });
  }

  @Test
  void the_day_of_expiry_is_still_in_force() {
    inEachCell(
        cell -> {
          Difference difference = found(cell.found(), false);
          for (int days : new int[] {0, 14, 15, 180, 181}) {
            Judgement judgement =
                judge(cell.expectation(), "config/app/x", days(days), difference, false);
            assertEquals(expected(cell.outcome(), difference), judgement.itemClass());
          }
        });
  }

  @Test
  void another_item_is_left_alone() {
    inEachCell(
        cell -> {
          Difference difference = found(cell.found(), false);
          Judgement judgement =
              judge(cell.expectation(), "config/app/y", days(60), difference, false);
          assertEquals(Judgement.untouched(difference), judgement);
        });
  }

  @Test
  void what_is_said_of_the_allowance_itself_follows_its_day_and_its_use() {
    Map<Integer, List<String>> used = new LinkedHashMap<>();
    Map<Integer, List<String>> unused = new LinkedHashMap<>();
    Map<Integer, List<String>> equal = new LinkedHashMap<>();
    for (int days : new int[] {-1, 0, 14, 15, 180, 181}) {
      used.put(days, said("unequal-inside", days));
      unused.put(days, said("unreadable", days));
      equal.put(days, said("equal", days));
    }
    assertEquals(
        Map.of(
            -1, List.of("allowance-expired config/app/x"),
            0, List.of("allowance-expiring allowance/config/app/x"),
            14, List.of("allowance-expiring allowance/config/app/x"),
            15, List.of(),
            180, List.of(),
            181, List.of("allowance-far-expiry allowance/config/app/x")),
        used);
    List<String> neverFired = List.of("allowance-never-fired allowance/config/app/x");
    unused.forEach((days, facts) -> assertEquals(neverFired, facts, days + " days"));
    // Where the sides are equal an expectation that is broken by it is in use, expired or not.
    assertEquals(neverFired, equal.get(-1));
    assertEquals(List.of(), equal.get(15));
  }

  private static List<String> said(String found, int days) {
    Allowance allowance = allowance(new Expectation.Differs(), "config/app/x", days(days));
    return book(allowance).judge(List.of(found(found, false)), TODAY, false).facts().stream()
        .map(fact -> fact.kind() + " " + fact.item())
        .toList();
  }

  @Test
  void the_facts_name_owner_day_place_and_expectation() {
    Allowance allowance = allowance(new Expectation.Differs(), "config/app/x", days(-3));
    List<Fact> facts =
        book(allowance).judge(List.of(found("unequal-inside", false)), TODAY, false).facts();
    Fact expired = facts.getFirst();
    assertEquals(
        Map.of(
            "owner", "shop", "expires", "2026-11-23", "expect", "differs", "at", "evenkeel.yaml:7"),
        expired.details());
    assertEquals(ItemClass.DIFFERENT, expired.itemClass());
    assertEquals(
        "the allowance of shop (evenkeel.yaml:7) expired on 2026-11-23", expired.message());
    assertEquals(Optional.of(at(text("4"))), expired.left());
    assertEquals(Optional.of(at(text("5"))), expired.right());
    Fact unused = book(allowance).judge(List.of(), TODAY, false).facts().getFirst();
    assertEquals(
        "the allowance at evenkeel.yaml:7: no item needs it, and expired on 2026-11-23",
        unused.message());
    assertEquals(ItemClass.EQUAL, unused.itemClass());
    assertEquals(Optional.empty(), unused.right());
  }

  private static LocalDate days(int ahead) {
    return TODAY.plusDays(ahead);
  }

  private static Judgement judge(
      Expectation expect, String pattern, LocalDate expires, Difference found, boolean mirrored) {
    return book(allowance(expect, pattern, expires))
        .judge(List.of(found), TODAY, mirrored)
        .judgements()
        .getFirst();
  }

  private static AllowanceBook book(Allowance... allowances) {
    return new AllowanceBook(
        List.of(allowances), "staging", "production", AllowanceBook.USUAL_LIMIT);
  }

  private static Allowance allowance(Expectation expect, String pattern, LocalDate expires) {
    return new Allowance(
        ItemPattern.parse(pattern), expect, "why", "shop", expires, "when", "evenkeel.yaml:7");
  }

  private static Node text(String text) {
    return Nodes.text(text);
  }

  private static Sighting at(Node node) {
    return Sighting.of(node);
  }

  private static Hidden held(String value) {
    return new Hidden.Held(value);
  }

  private static Node secret(Hidden hidden) {
    return new Node.Secret(null, hidden, false, Origin.of("test"), 1);
  }

  private static Node unreadable() {
    return new Node.Unreadable("masked", "unmask it", Origin.of("test"), 1);
  }

  private static Difference same(ItemClass itemClass, Node l, Node r, boolean mirrored) {
    return new Difference.Same(ITEM, itemClass, at(mirrored ? r : l), at(mirrored ? l : r));
  }

  private static Difference changed(Node l, Node r, Set<Trait> traits, boolean mirrored) {
    return new Difference.Changed(ITEM, at(mirrored ? r : l), at(mirrored ? l : r), traits);
  }

  private static Difference oneSided(boolean onLeft) {
    return onLeft
        ? new Difference.OnlyLeft(ITEM, at(text("4")))
        : new Difference.OnlyRight(ITEM, at(text("4")));
  }

  private static Difference leaked(Node l, Optional<Node> r, boolean mirrored) {
    Optional<Sighting> left = Optional.of(at(l));
    Optional<Sighting> right = r.map(Sighting::of);
    return new Difference.Leaked(
        ITEM, !mirrored, "domain", "4", mirrored ? right : left, mirrored ? left : right);
  }

  private static Difference unknown(Reason reason, Node l, Node r, boolean mirrored) {
    return new Difference.Incomparable(
        ITEM,
        reason,
        "why",
        "next",
        Optional.of(at(mirrored ? r : l)),
        Optional.of(at(mirrored ? l : r)));
  }
}
