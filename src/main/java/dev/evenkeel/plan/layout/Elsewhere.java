package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.MigrationFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where the migrations are, when a folder holds none: further down, further up, or nowhere, since
 * the files are whole schemas. A guess that is told to somebody and never followed.
 *
 * @param seen what the files look like
 * @param next what to name instead
 */
record Elsewhere(String seen, String next) {
  /** Folders that are tried; a whole repository has more of them, and one of these is enough. */
  private static final int TRIED = 200;

  private static final int NAMED = 3;

  /** What is in a folder of its own under a name that says nothing: its parent is the plan. */
  private static final Set<String> OF_ONE = Set.of("up.sql", "down.sql", "migration.sql");

  private static final Pattern WHOLE =
      Pattern.compile("(?im)^\\s*CREATE\\s+(?:TEMPORARY\\s+)?TABLE\\b");

  /** Looks for them; empty where nothing tells. */
  static Optional<Elsewhere> of(List<MigrationFile> files, Dialect dialect) {
    return below(files, dialect).or(() -> above(files)).or(() -> schema(files));
  }

  /** Looks in the folders below only. */
  static Optional<Elsewhere> below(List<MigrationFile> files, Dialect dialect) {
    var found = new ArrayList<String>();
    var said = new ArrayList<String>();
    for (String folder : folders(files)) {
      if (found.stream().noneMatch(upper -> folder.startsWith(upper + "/"))) {
        Optional<Layout> layout = Layouts.whose(DialectFolder.inside(folder, files), dialect);
        if (layout.isPresent()) {
          found.add(folder);
          said.add(folder + " (" + layout.get().word() + ")");
        }
      }
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String some = String.join(", ", said.subList(0, Math.min(NAMED, said.size())));
    String more = said.size() > NAMED ? " and " + (said.size() - NAMED) + " more" : "";
    return Optional.of(
        new Elsewhere(
            "migrations lie further down, in " + some + more,
            found.size() == 1
                ? "name that folder instead: " + found.getFirst()
                : "name one of those folders instead"));
  }

  /** Every folder on the way to a file of SQL, the upper ones first. */
  private static List<String> folders(List<MigrationFile> files) {
    var folders = new TreeSet<String>(FileName.BY_CODE_POINT);
    for (MigrationFile file : files) {
      int slash = FileName.isSql(file.path()) ? file.path().lastIndexOf('/') : -1;
      while (slash > 0 && folders.add(file.path().substring(0, slash))) {
        slash = file.path().lastIndexOf('/', slash - 1);
      }
    }
    return folders.stream()
        .sorted(Comparator.comparingLong(folder -> folder.chars().filter(c -> c == '/').count()))
        .limit(TRIED)
        .toList();
  }

  private static Optional<Elsewhere> above(List<MigrationFile> files) {
    return files.stream()
        .map(MigrationFile::path)
        .filter(OF_ONE::contains)
        .findFirst()
        .map(
            file ->
                new Elsewhere(
                    "this is the folder of one migration (it holds " + file + ")",
                    "name the folder that it lies in"));
  }

  private static Optional<Elsewhere> schema(List<MigrationFile> files) {
    List<String> whole =
        files.stream()
            .filter(file -> FileName.isSql(file.path()) && WHOLE.matcher(file.text()).find())
            .map(MigrationFile::path)
            .toList();
    return whole.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Elsewhere(
                whole.size()
                    + " of them make tables ("
                    + String.join(", ", whole.subList(0, Math.min(NAMED, whole.size())))
                    + (whole.size() > NAMED ? ", ..." : "")
                    + ") and none has a version, as files that say how a database is, not what"
                    + " changes it",
                "compare such files as sources (database: {engine: ..., schema: [FILE]}), or lay"
                    + " what leads from the one to the other in a folder of its own, as"
                    + " 1_NAME.up.sql, and name the older file by --before"));
  }
}
