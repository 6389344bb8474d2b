package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.MigrationFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Formatted SQL: files that begin with {@code --liquibase formatted sql}, by path, each of any
 * number of change sets. A root change log in XML, YAML or JSON may order them otherwise; it is not
 * read, and said.
 */
final class LiquibaseSqlLayout implements LayoutReader {
  private static final Pattern HEAD =
      Pattern.compile(
          "\\A\\s*--\\s*liquibase\\s*formatted.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ROOT = Pattern.compile("(?i).*change-?log.*\\.(xml|ya?ml|json)");

  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    for (MigrationFile file : files) {
      if (FileName.isSql(file.path()) && HEAD.matcher(file.text()).matches()) {
        draft.take(file);
        ChangeSets.read(file, draft).forEach(draft::add);
      } else if (ROOT.matcher(FileName.of(file.path()).toLowerCase(Locale.ROOT)).matches()) {
        draft.warn(
            "root-changelog",
            file.path() + ":1",
            "a root change log is not read: the files of SQL are taken by path, and its order,"
                + " contexts and other change sets are not known",
            "see that the files' names sort as it includes them");
      }
    }
  }
}
