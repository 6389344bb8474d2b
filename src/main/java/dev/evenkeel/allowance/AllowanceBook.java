package dev.evenkeel.allowance;

import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.ItemPattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All declared allowances for one pair of environments.
 *
 * @param allowances in the order declared
 * @param left name of the left environment of {@code compare:}
 * @param right name of the right one
 * @param limit how many items that would otherwise fail one allowance may cover
 */
public record AllowanceBook(List<Allowance> allowances, String left, String right, int limit) {
  public static final int USUAL_LIMIT = 100;

  public AllowanceBook {
    allowances = List.copyOf(allowances);
  }

  public static AllowanceBook empty() {
    return new AllowanceBook(List.of(), "", "", USUAL_LIMIT);
  }

  /** Items about which an expectation is declared that may break where the sides are equal. */
  public List<ItemPattern> watched() {
    return allowances.stream().map(Allowance::item).toList();
  }

  /** Those among them whose expectation may hold where one side has nothing at all. */
  public List<ItemPattern> absences() {
    return allowances.stream()
        .filter(allowance -> mayHoldOfNothing(allowance.expect()))
        .map(Allowance::item)
        .toList();
  }

  private static boolean mayHoldOfNothing(Expectation expectation) {
    return switch (expectation) {
      case Expectation.Any any -> true;
      case Expectation.OnlyIn onlyIn -> true;
      case Expectation.Cel cel -> true;
      case Expectation.Differs differs -> false;
      case Expectation.Same same -> false;
      case Expectation.Present present -> false;
      case Expectation.Ratio ratio -> false;
      case Expectation.AtLeast atLeast -> false;
      case Expectation.AtMost atMost -> false;
      case Expectation.OneOf oneOf -> false;
      case Expectation.Matches matches -> matches.left().isEmpty() || matches.right().isEmpty();
    };
  }

  /**
   * Asks the allowances about each difference. The most particular pattern is asked first; the
   * first expectation that holds lets the item pass, and one that breaks is not outvoted by a less
   * particular one.
   *
   * @param today the day expiry dates are held against
   * @param mirrored whether the differences' left side is this book's right environment
   */
  public Ledger judge(List<Difference> differences, LocalDate today, boolean mirrored) {
    var usage = new Usage(this, today);
    List<Allowance> mostParticularFirst =
        allowances.stream()
            .sorted(Comparator.comparingInt((Allowance allowance) -> -allowance.item().literals()))
            .toList();
    var judgements = new ArrayList<Judgement>(differences.size());
    for (Difference difference : differences) {
      List<Allowance> speaking =
          mostParticularFirst.stream()
              .filter(a -> a.item().matches(item(difference, mirrored)))
              .toList();
      judgements.add(
          speaking.isEmpty()
              ? Judgement.untouched(difference)
              : judge(difference, speaking, today, mirrored, usage));
    }
    return new Ledger(judgements, usage.facts());
  }

  private Judgement judge(
      Difference difference,
      List<Allowance> speaking,
      LocalDate today,
      boolean mirrored,
      Usage usage) {
    Optional<Judgement> worst = Optional.empty();
    Optional<Allowance> expired = Optional.empty();
    int asked = 0;
    for (Allowance allowance : speaking) {
      if (worst.isPresent() && allowance.item().literals() < asked) {
        break;
      }
      if (!speaksAbout(allowance.expect(), allowance.item(), difference)) {
        continue;
      }
      if (Expiry.of(allowance.expires(), today) == Expiry.EXPIRED) {
        expired = Optional.of(expired.orElse(allowance));
        continue;
      }
      usage.fired(allowance);
      Judgement judgement = ask(allowance, difference, mirrored);
      if (judgement.itemClass() == ItemClass.ALLOWED || judgement.itemClass().equalInEffect()) {
        usage.allowed(allowance, judgement);
        return judgement;
      }
      if (worst.isEmpty() && judgement.allowance().isPresent()) {
        worst = Optional.of(judgement);
        asked = allowance.item().literals();
      }
    }
    if (expired.isPresent() && !difference.itemClass().equalInEffect()) {
      usage.expired(expired.get(), difference);
    }
    return worst.orElseGet(() -> Judgement.untouched(difference));
  }

  /** What moved stands under its path on the book's left side. */
  private static ItemPath item(Difference difference, boolean mirrored) {
    return mirrored && difference instanceof Difference.Moved moved
        ? moved.rightItem()
        : difference.item();
  }

  /**
   * Not every expectation can speak about everything: what could not be read is covered by {@code
   * any} at an exact path alone, and what moved is there and not there, which only {@code any}
   * accepts.
   */
  private static boolean speaksAbout(
      Expectation expectation, ItemPattern pattern, Difference difference) {
    return switch (difference) {
      case Difference.Incomparable unknown ->
          switch (unknown.reason()) {
            case UNDECLARED_SOURCE -> expectation instanceof Expectation.OnlyIn;
            case VALUE_NOT_READABLE -> expectation instanceof Expectation.Any && pattern.exact();
            case SECRET_NOT_COMPARABLE ->
                expectation instanceof Expectation.Present
                    || (expectation instanceof Expectation.Any && pattern.exact());
            case UNREADABLE,
                SAME_TARGET,
                NOTHING_COMPARED,
                AMBIGUOUS_PAIRING,
                CONTRACT_NOT_DECIDED ->
                false;
          };
      case Difference.Moved moved -> expectation instanceof Expectation.Any;
      case Difference.Same same ->
          !(expectation instanceof Expectation.Any)
              && !(expectation instanceof Expectation.OnlyIn
                  && same.itemClass() == ItemClass.EQUAL_BY_DEFAULT);
      case Difference.Changed changed -> true;
      case Difference.ContractChanged changed -> true;
      case Difference.OnlyLeft only -> true;
      case Difference.OnlyRight only -> true;
      case Difference.Leaked leaked -> true;
    };
  }

  private Judgement ask(Allowance allowance, Difference difference, boolean mirrored) {
    Optional<Sighting> onLeft = mirrored ? difference.right() : difference.left();
    Optional<Sighting> onRight = mirrored ? difference.left() : difference.right();
    // Two spellings of one value are equal, whatever their letters.
    boolean oneValue =
        difference instanceof Difference.Same same && same.itemClass() != ItemClass.EQUAL_BY_TOKEN;
    Expectations.Answer answer =
        oneValue && allowance.expect() instanceof Expectation.Differs
            ? Expectations.MUST_DIFFER
            : new Expectations(left, right).ask(allowance.expect(), onLeft, onRight);
    return switch (answer) {
      case Expectations.Answer.Holds holds
          when difference instanceof Difference.Leaked && !saysTheValue(allowance.expect()) ->
          Judgement.untouched(difference);
      case Expectations.Answer.Holds holds ->
          new Judgement(
              difference,
              difference.itemClass().equalInEffect() ? difference.itemClass() : ItemClass.ALLOWED,
              Optional.of(allowance),
              Optional.empty());
      case Expectations.Answer.Broken broken when difference instanceof Difference.Leaked ->
          Judgement.untouched(difference);
      case Expectations.Answer.Broken broken ->
          new Judgement(
              difference, ItemClass.VIOLATES, Optional.of(allowance), Optional.of(broken.reason()));
      case Expectations.Answer.Unjudged unjudged ->
          new Judgement(
              difference,
              ItemClass.UNKNOWN,
              Optional.of(allowance),
              Optional.of(unjudged.reason()));
    };
  }

  /** {@code differs} says nothing about whose name stands there, {@code same} does. */
  private static boolean saysTheValue(Expectation expectation) {
    return switch (expectation) {
      case Expectation.Same same -> true;
      case Expectation.Any any -> true;
      case Expectation.OneOf oneOf -> true;
      case Expectation.Matches matches -> true;
      case Expectation.Cel cel -> true;
      case Expectation.Differs differs -> false;
      case Expectation.Present present -> false;
      case Expectation.OnlyIn onlyIn -> false;
      case Expectation.Ratio ratio -> false;
      case Expectation.AtLeast atLeast -> false;
      case Expectation.AtMost atMost -> false;
    };
  }
}
