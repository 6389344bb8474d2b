package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import dev.evenkeel.plan.statement.Lines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code <digits>*.sql} with {@code -- migrate:up} and {@code -- migrate:down}: ordered by file
 * name, each block one request with its mark in it, in a transaction unless the mark says {@code
 * transaction:false}.
 */
final class DbmateLayout implements LayoutReader {
  private static final Pattern NAME = Pattern.compile("([0-9]+).*\\.sql");
  private static final Pattern MARK =
      Pattern.compile("^--\\s*migrate:(up|down)(\\s*$|\\s+\\S+)", Pattern.MULTILINE);

  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    Map<String, MigrationFile> versions = new HashMap<>();
    for (MigrationFile file : files) {
      Matcher name = NAME.matcher(file.path());
      if (FileName.atTop(file.path()) && name.matches()) {
        draft.take(file);
        MigrationFile first = versions.putIfAbsent(name.group(1), file);
        if (first != null) {
          UpDown.duplicate(name.group(1), file, first, draft);
        } else {
          read(file, name.group(1), draft);
        }
      }
    }
  }

  private static void read(MigrationFile file, String version, Draft draft) {
    List<MatchResult> found = MARK.matcher(file.text()).results().toList();
    List<String> words = found.stream().map(mark -> mark.group(1)).toList();
    boolean upAlone = words.equals(List.of("up"));
    if (!upAlone && !words.equals(List.of("up", "down"))) {
      int at = found.isEmpty() ? 1 : new Lines(file.text()).of(found.getLast().start());
      refuse(file, at, "it needs one \"-- migrate:up\" and then one \"-- migrate:down\"", draft);
      return;
    }
    int up = found.getFirst().start();
    int down = upAlone ? file.text().length() : found.getLast().start();
    if (file.text().substring(0, up).lines().anyMatch(DbmateLayout::speaks)) {
      refuse(file, 1, "SQL stands before \"-- migrate:up\"", draft);
      return;
    }
    Optional<Script> back = Optional.empty();
    if (upAlone) {
      refuse(file, 1, "it has no \"-- migrate:down\"", draft);
    } else {
      back = Optional.of(block(file, down, file.text().length(), draft));
    }
    Script forth = block(file, up, down, draft);
    draft.add(new Migration(FileName.withoutSql(file.path()), version, forth, back, false));
  }

  private static boolean speaks(String line) {
    return !line.isBlank() && !line.stripLeading().startsWith("--");
  }

  private static Script block(MigrationFile file, int from, int to, Draft draft) {
    String text = file.text().substring(from, to);
    String options = text.lines().findFirst().orElse("");
    boolean transactional = !List.of(options.split("\\s+", -1)).contains("transaction:false");
    int line = new Lines(file.text()).of(from);
    return Scripts.whole(file.path(), text, line, transactional, draft.dialect());
  }

  private static void refuse(MigrationFile file, int line, String message, Draft draft) {
    draft.lost(
        "refused-by-tool",
        file.path() + ":" + line,
        "dbmate refuses it: " + message,
        "mark both directions, the way forth first");
  }
}
