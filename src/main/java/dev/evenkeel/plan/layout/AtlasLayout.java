package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code <version>_<text>.sql} beside {@code atlas.sum}: ordered by name, statement by statement,
 * in a transaction unless a directive at the file's head says {@code txmode none}. An empty
 * database starts at the last checkpoint. There is no way back in the folder.
 */
final class AtlasLayout implements LayoutReader {
  private static final Pattern DIRECTIVE =
      Pattern.compile("^--\\s*atlas:(\\w+)[ \\t]*(.*)$", Pattern.MULTILINE);

  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    List<MigrationFile> scripts = new ArrayList<>();
    for (MigrationFile file : files) {
      if (FileName.atTop(file.path()) && file.path().endsWith(".sql")) {
        draft.take(file);
        scripts.add(file);
      }
    }
    int start = 0;
    for (int at = 0; at < scripts.size(); at++) {
      if (directives(scripts.get(at)).containsKey("checkpoint")) {
        start = at;
      }
    }
    Map<String, MigrationFile> versions = new HashMap<>();
    for (MigrationFile file : scripts.subList(start, scripts.size())) {
      String version = version(file);
      MigrationFile first = versions.putIfAbsent(version, file);
      if (first != null) {
        UpDown.duplicate(version, file, first, draft);
      } else {
        String id = FileName.withoutSql(file.path());
        draft.add(new Migration(id, version, script(file, draft), Optional.empty(), false));
      }
    }
  }

  private static String version(MigrationFile file) {
    String name = FileName.withoutSql(file.path());
    int end = name.indexOf('_');
    return end < 0 ? name : name.substring(0, end);
  }

  private static Script script(MigrationFile file, Draft draft) {
    Map<String, String> directives = directives(file);
    String delimiter =
        directives.getOrDefault("delimiter", ";").replace("\\n", "\n").replace("\\t", "\t");
    boolean transactional = !directives.getOrDefault("txmode", "file").equals("none");
    return Scripts.split(file.path(), file.text(), delimiter, transactional, draft.dialect());
  }

  /** Those at the file's head: the first line that is no comment ends it. */
  private static Map<String, String> directives(MigrationFile file) {
    var found = new HashMap<String, String>();
    for (String line : file.text().lines().toList()) {
      if (!line.isBlank() && !line.startsWith("--")) {
        break;
      }
      Matcher directive = DIRECTIVE.matcher(line);
      if (directive.matches()) {
        found.put(directive.group(1), directive.group(2).strip());
      }
    }
    return found;
  }
}
