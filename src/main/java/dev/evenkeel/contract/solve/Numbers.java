package dev.evenkeel.contract.solve;

import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.formula.Formula;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number between limits, a multiple of some numbers and not of others. */
final class Numbers {
  private static final int MOST_TRIED = 2_000;
  private static final int LONGEST = 120;

  private final Cell cell;
  private @Nullable BigDecimal low;
  private boolean lowOut;
  private @Nullable BigDecimal high;
  private boolean highOut;

  private Numbers(Cell cell) {
    this.cell = cell;
    for (Formula.AtLeast least : cell.all(Formula.AtLeast.class)) {
      int order = low == null ? 1 : least.limit().compareTo(low);
      lowOut = order > 0 ? least.exclusive() : lowOut || (order == 0 && least.exclusive());
      low = order > 0 ? least.limit() : low;
    }
    for (Formula.AtMost most : cell.all(Formula.AtMost.class)) {
      int order = high == null ? -1 : most.limit().compareTo(high);
      highOut = order < 0 ? most.exclusive() : highOut || (order == 0 && most.exclusive());
      high = order < 0 ? most.limit() : high;
    }
  }

  static Answer solve(Cell cell) {
    var numbers = new Numbers(cell);
    if (numbers.isEmpty()) {
      return Answer.none();
    }
    BigDecimal step = null;
    for (Formula.Multiple multiple : cell.all(Formula.Multiple.class)) {
      if (multiple.positive()) {
        step = step == null ? multiple.of() : common(step, multiple.of());
      }
    }
    if (step != null && step.precision() > LONGEST) {
      return Answer.undecided("a common multiple of very long numbers");
    }
    return step == null ? numbers.anywhere() : numbers.onSteps(step);
  }

  private boolean isEmpty() {
    if (low == null || high == null) {
      return false;
    }
    int order = low.compareTo(high);
    return order > 0 || (order == 0 && (lowOut || highOut));
  }

  /** The least common multiple. */
  private static BigDecimal common(BigDecimal a, BigDecimal b) {
    int scale = Math.max(0, Math.max(a.scale(), b.scale()));
    BigInteger x = a.setScale(scale).unscaledValue();
    BigInteger y = b.setScale(scale).unscaledValue();
    return new BigDecimal(x.divide(x.gcd(y)).multiply(y), scale).stripTrailingZeros();
  }

  private boolean fits(BigDecimal number) {
    return !cell.excluded().contains(new Json.Num(number))
        && cell.atoms().stream().allMatch(atom -> holds(atom, number));
  }

  private static boolean holds(Formula.Atom atom, BigDecimal number) {
    return switch (atom) {
      case Formula.AtLeast least -> number.compareTo(least.limit()) >= (least.exclusive() ? 1 : 0);
      case Formula.AtMost most -> number.compareTo(most.limit()) <= (most.exclusive() ? -1 : 0);
      case Formula.Multiple multiple ->
          (number.remainder(multiple.of()).signum() == 0) == multiple.positive();
      default -> false;
    };
  }

  private Answer onSteps(BigDecimal step) {
    for (Formula.Multiple multiple : cell.all(Formula.Multiple.class)) {
      if (!multiple.positive() && step.remainder(multiple.of()).signum() == 0) {
        return Answer.none();
      }
    }
    BigInteger first = low == null ? null : quotient(low, step, RoundingMode.CEILING);
    BigInteger last = high == null ? null : quotient(high, step, RoundingMode.FLOOR);
    BigInteger from = first != null && first.signum() > 0 ? first : BigInteger.ZERO;
    if (last != null && from.compareTo(last) > 0) {
      from = last;
    }
    boolean allTried = true;
    for (int direction : new int[] {1, -1}) {
      BigInteger count = direction > 0 ? from : from.subtract(BigInteger.ONE);
      int tried = 0;
      while (tried++ < MOST_TRIED && within(count, first, last)) {
        BigDecimal number = step.multiply(new BigDecimal(count));
        if (fits(number)) {
          return new Answer.Found(new Json.Num(number));
        }
        count = count.add(BigInteger.valueOf(direction));
      }
      allTried &= !within(count, first, last);
    }
    return allTried
        ? Answer.none()
        : Answer.undecided("a multiple of several numbers and not of others");
  }

  private static boolean within(
      BigInteger count, @Nullable BigInteger first, @Nullable BigInteger last) {
    return (first == null || count.compareTo(first) >= 0)
        && (last == null || count.compareTo(last) <= 0);
  }

  private static BigInteger quotient(BigDecimal limit, BigDecimal step, RoundingMode rounding) {
    return limit.divide(step, 0, rounding).toBigInteger();
  }

  /** Between two different limits there are always more numbers than can be excluded. */
  private Answer anywhere() {
    for (BigDecimal number : candidates()) {
      if (fits(number)) {
        return new Answer.Found(new Json.Num(number));
      }
    }
    boolean onePoint = low != null && high != null && low.compareTo(high) == 0;
    return onePoint
        ? Answer.none()
        : Answer.undecided("a number between limits that is no multiple of several others");
  }

  private List<BigDecimal> candidates() {
    var candidates = new ArrayList<BigDecimal>();
    candidates.add(BigDecimal.ZERO);
    BigDecimal from =
        low != null ? low : high != null ? high.subtract(BigDecimal.TEN) : BigDecimal.ZERO;
    BigDecimal to = high != null ? high : from.add(BigDecimal.TEN);
    if (low != null) {
      candidates.add(low);
    }
    if (high != null) {
      candidates.add(high);
    }
    for (int i = 1; i <= 9; i++) {
      candidates.add(from.add(BigDecimal.valueOf(i)));
      candidates.add(to.subtract(BigDecimal.valueOf(i)));
    }
    BigDecimal width = to.subtract(from);
    for (String part : List.of("0.5", "0.3", "0.7", "0.123", "0.987", "0.1234567", "0.0000001")) {
      candidates.add(from.add(width.multiply(new BigDecimal(part))));
    }
    int excluded = cell.excluded().size();
    for (int i = 1; i <= excluded + 1; i++) {
      var part =
          BigDecimal.valueOf(i)
              .divide(BigDecimal.valueOf(excluded + 3L), 20, RoundingMode.HALF_EVEN);
      candidates.add(from.add(width.multiply(part)));
    }
    return candidates;
  }
}
