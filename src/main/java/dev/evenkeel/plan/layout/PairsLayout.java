package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code NAME.{up,down}.sql} or {@code NAME_{up,down}.sql} of no tool in particular: ordered by
 * leading number and then by name, a tie is no error, a whole file is one simple query.
 */
final class PairsLayout implements LayoutReader {
  private static final Pattern NAME =
      Pattern.compile("(.+)[._](up|down)\\.sql", Pattern.CASE_INSENSITIVE);

  /** The number may follow a letter or two, as in {@code V0001.Name}. */
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z]{0,2}[_-]?([0-9]+).*");

  private static final Comparator<String> ORDER =
      Comparator.<String, BigInteger>comparing(name -> number(name).orElse(BigInteger.ZERO))
          .thenComparing(FileName.BY_CODE_POINT);

  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    var byName =
        new TreeMap<String, UpDown>(
            Comparator.<String, Boolean>comparing(name -> number(name).isEmpty())
                .thenComparing(ORDER));
    for (MigrationFile file : files) {
      Matcher name = NAME.matcher(file.path());
      if (FileName.atTop(file.path()) && name.matches()) {
        draft.take(file);
        byName
            .computeIfAbsent(name.group(1), none -> new UpDown())
            .put(name.group(2).equalsIgnoreCase("up"), file)
            .ifPresent(first -> UpDown.duplicate(name.group(1), file, first, draft));
      }
    }
    byName.entrySet().forEach(entry -> add(entry, draft));
  }

  private static void add(Map.Entry<String, UpDown> entry, Draft draft) {
    UpDown pair = entry.getValue();
    Optional<Script> back = pair.down().map(file -> draft.whole(file.path(), file.text(), false));
    pair.up()
        .ifPresentOrElse(
            up -> {
              Script forth = draft.whole(up.path(), up.text(), false);
              draft.add(new Migration(entry.getKey(), entry.getKey(), forth, back, false));
            },
            () -> pair.down().ifPresent(down -> UpDown.orphan(down, draft)));
  }

  private static Optional<BigInteger> number(String name) {
    Matcher number = NUMBER.matcher(name);
    return number.matches() ? Optional.of(new BigInteger(number.group(1))) : Optional.empty();
  }
}
