package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any {@code *.sql}, both directions in it under {@code -- +migrate Up} and {@code Down}. Ordered
 * by leading number, then by name; what has no number comes last. A statement ends with the line
 * that ends with a semicolon, quoted or not, unless it stands between {@code StatementBegin} and
 * {@code StatementEnd}.
 */
final class SqlMigrateLayout implements LayoutReader {
  private static final Pattern NUMBER = Pattern.compile("([0-9]+).*");

  private static final Comparator<MigrationFile> ORDER =
      Comparator.<MigrationFile, Boolean>comparing(file -> number(file).isEmpty())
          .thenComparing(file -> number(file).orElse(BigInteger.ZERO))
          .thenComparing(MigrationFile::path, FileName.BY_CODE_POINT);

  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    files.stream()
        .filter(file -> FileName.atTop(file.path()) && file.path().endsWith(".sql"))
        .sorted(ORDER)
        .forEach(
            file -> {
              draft.take(file);
              MarkedScript.read(file, draft)
                  .ifPresent(script -> draft.add(migration(file, script)));
            });
  }

  private static Migration migration(MigrationFile file, MarkedScript script) {
    String id = FileName.withoutSql(file.path());
    return new Migration(id, file.path(), script.forth(), script.back(), false);
  }

  private static Optional<BigInteger> number(MigrationFile file) {
    Matcher number = NUMBER.matcher(file.path());
    return number.matches() ? Optional.of(new BigInteger(number.group(1))) : Optional.empty();
  }
}
