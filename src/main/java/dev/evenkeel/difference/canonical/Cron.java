package dev.evenkeel.difference.canonical;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Schedules of five fields, as a CronJob takes them: names of months and days become numbers, {@code
 * @daily} and its kin are written out, and superfluous white space, zeros and {@code *}{@code /1} go.
 */
public final class Cron {
  private static final Map<String, String> SHORTHANDS =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final Pattern FIELD = Pattern.compile("[0-9a-z*?,/-]+");
  private static final Pattern WORD = Pattern.compile("[a-z]+|\\d+");
  private static final int FIELDS = 5;
  private static final int MONTH = 3;
  private static final int DAY_OF_WEEK = 4;

  private Cron() {}

  /** One text per spelling of a schedule; empty where the text is none. */
  public static Optional<String> canonical(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    String[] fields = SHORTHANDS.getOrDefault(plain, plain).split("\\s+", -1);
    if (fields.length != FIELDS) {
      return Optional.empty();
    }
    for (int i = 0; i < FIELDS; i++) {
      if (!FIELD.matcher(fields[i]).matches()) {
        return Optional.empty();
      }
      fields[i] = field(fields[i], i);
    }
    return Optional.of(String.join(" ", fields));
  }

  private static String field(String written, int index) {
    String numbers =
        WORD.matcher(written)
            .replaceAll(
                match -> {
                  String word = match.group();
                  if (Character.isDigit(word.charAt(0))) {
                    String stripped = word.replaceFirst("^0+(?=.)", "");
                    return stripped;
                  }
                  int month = index == MONTH ? MONTHS.indexOf(word) : -1;
                  int day = index == DAY_OF_WEEK ? DAYS.indexOf(word) : -1;
                  return month >= 0
                      ? String.valueOf(month + 1)
                      : day >= 0 ? String.valueOf(day) : word;
                });
    return numbers.equals("*/1") || numbers.equals("?") ? "*" : numbers;
  }
}
