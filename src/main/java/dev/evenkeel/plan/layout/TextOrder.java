package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that a tool compares as texts: there 10 comes before 9. */
final class TextOrder {
  private static final Set<Layout> COMPARED =
      Set.of(Layout.DIESEL, Layout.DBMATE, Layout.PRISMA, Layout.POP, Layout.ATLAS);
  private static final Pattern NUMBER = Pattern.compile("([0-9]+).*");

  /** A time to the minute has twelve digits; who mixes those with seconds did not count. */
  private static final int COUNTED_DIGITS = 10;

  private TextOrder() {}

  static void report(Layout layout, List<Migration> migrations, Draft draft) {
    if (!COMPARED.contains(layout)) {
      return;
    }
    for (int at = 1; at < migrations.size(); at++) {
      Migration before = migrations.get(at - 1);
      Migration migration = migrations.get(at);
      Optional<BigInteger> first = number(before);
      Optional<BigInteger> second = number(migration);
      if (first.isPresent() && second.isPresent() && first.get().compareTo(second.get()) > 0) {
        draft.warn(
            "unpadded-version",
            migration.forth().file() + ":1",
            layout.word()
                + " compares versions as texts: "
                + migration.version()
                + " runs after "
                + before.version(),
            "give the numbers the same number of digits");
      }
    }
  }

  private static Optional<BigInteger> number(Migration migration) {
    Matcher number = NUMBER.matcher(migration.version());
    return number.matches() && number.group(1).length() < COUNTED_DIGITS
        ? Optional.of(new BigInteger(number.group(1)))
        : Optional.empty();
  }
}
