package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code <version>_<name>/{up,down}.sql}: ordered by the version as a text with its dashes removed,
 * each file one request, in a transaction unless {@code metadata.toml} says otherwise.
 */
final class DieselLayout implements LayoutReader {
  private static final Pattern NO_TRANSACTION =
      Pattern.compile("^\\s*run_in_transaction\\s*=\\s*false\\b", Pattern.MULTILINE);

  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    var folders = new TreeMap<String, Map<String, MigrationFile>>(FileName.BY_CODE_POINT);
    for (MigrationFile file : files) {
      String folder = FileName.folder(file.path());
      if (!folder.isEmpty() && folder.indexOf('/') < 0 && !folder.startsWith(".")) {
        folders
            .computeIfAbsent(folder, none -> new HashMap<>())
            .put(FileName.of(file.path()), file);
      }
    }
    var byVersion = new TreeMap<String, String>(FileName.BY_CODE_POINT);
    folders.forEach(
        (folder, inside) -> {
          String first = byVersion.putIfAbsent(version(folder), folder);
          if (first != null && inside.containsKey("up.sql")) {
            draft.lost(
                "duplicate-version",
                folder + "/up.sql:1",
                "version " + version(folder) + " is that of " + first + " already",
                "give one of the two a version of its own");
          }
        });
    byVersion.forEach((version, folder) -> add(version, folder, folders, draft));
  }

  private static void add(
      String version, String folder, Map<String, Map<String, MigrationFile>> all, Draft draft) {
    Map<String, MigrationFile> inside = all.getOrDefault(folder, Map.of());
    Optional<MigrationFile> up = Optional.ofNullable(inside.get("up.sql"));
    Optional<MigrationFile> down = Optional.ofNullable(inside.get("down.sql"));
    up.ifPresent(draft::take);
    down.ifPresent(draft::take);
    boolean transactional =
        Optional.ofNullable(inside.get("metadata.toml"))
            .filter(file -> NO_TRANSACTION.matcher(file.text()).find())
            .isEmpty();
    Optional<Script> back = down.map(file -> draft.whole(file.path(), file.text(), transactional));
    up.ifPresentOrElse(
        file -> {
          Script forth = draft.whole(file.path(), file.text(), transactional);
          draft.add(new Migration(folder, version, forth, back, false));
        },
        () -> down.ifPresent(file -> UpDown.orphan(file, draft)));
  }

  private static String version(String folder) {
    int name = folder.indexOf('_');
    return (name < 0 ? folder : folder.substring(0, name)).replace("-", "");
  }
}
