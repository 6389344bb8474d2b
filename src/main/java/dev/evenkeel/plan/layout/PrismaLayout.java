package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code <name>/migration.sql}: ordered by name, each file one request, no transaction of the
 * tool's own. A {@code down.sql} beside it is what its handbook tells people to keep there.
 */
final class PrismaLayout implements LayoutReader {
  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    var folders = new TreeMap<String, Map<String, MigrationFile>>(FileName.BY_CODE_POINT);
    for (MigrationFile file : files) {
      String folder = FileName.folder(file.path());
      if (!folder.isEmpty() && folder.indexOf('/') < 0) {
        folders
            .computeIfAbsent(folder, none -> new HashMap<>())
            .put(FileName.of(file.path()), file);
      }
    }
    folders.forEach((folder, inside) -> add(folder, inside, draft));
  }

  private static void add(String folder, Map<String, MigrationFile> inside, Draft draft) {
    Optional<MigrationFile> up = Optional.ofNullable(inside.get("migration.sql"));
    Optional<MigrationFile> down = Optional.ofNullable(inside.get("down.sql"));
    up.ifPresent(draft::take);
    down.ifPresent(draft::take);
    Optional<Script> back = down.map(file -> draft.whole(file.path(), file.text(), false));
    up.ifPresentOrElse(
        file -> {
          Script forth = draft.whole(file.path(), file.text(), false);
          draft.add(new Migration(folder, folder, forth, back, false));
        },
        () -> down.ifPresent(file -> UpDown.orphan(file, draft)));
  }
}
