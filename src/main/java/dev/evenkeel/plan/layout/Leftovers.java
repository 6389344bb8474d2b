package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.MigrationFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Files of the folder that the layout has no use for. */
final class Leftovers {
  private static final Pattern CODE =
      Pattern.compile(
          "(?i)[VURB]?\\d[\\d._-]*[_-].*\\.(go|java|kt|kts|groovy|scala|rb|py|js|ts|rs|php|cs|ex|exs|sh)");

  private Leftovers() {}

  static void report(Layout layout, List<MigrationFile> files, Draft draft) {
    for (MigrationFile file : files) {
      if (!draft.taken(file)) {
        report(layout, file, draft);
      }
    }
  }

  private static void report(Layout layout, MigrationFile file, Draft draft) {
    String name = FileName.of(file.path());
    if (CODE.matcher(name).matches()) {
      code(layout, file, draft);
    } else if (name.toLowerCase(Locale.ROOT).endsWith(".sql")) {
      draft.warn(
          "other-layout-file",
          file.path() + ":1",
          "the file is named as no migration of " + layout.word() + " is: its tool skips it",
          "rename it, move it away, or say which layout this is by --layout");
    }
  }

  /** A migration that is a program: nothing is known of what it does. */
  static void code(Layout layout, MigrationFile file, Draft draft) {
    draft.take(file);
    draft.lost(
        "code-migration",
        file.path() + ":1",
        "the migration is a program: "
            + layout.word()
            + " would run it in its own process, and nothing is known here of what it does",
        "drill it by its own tool, or write the SQL it sends beside it");
  }
}
