package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import dev.evenkeel.plan.statement.Lines;
import dev.evenkeel.plan.statement.Statements;
import dev.evenkeel.plan.statement.Token;
import dev.evenkeel.plan.statement.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code sqitch.plan} names the changes in order; {@code deploy/<change>.sql} and {@code
 * revert/<change>.sql} hold them. The server's own client runs them: statement by statement, no
 * transaction but the script's. A change that was reworked later has its first text in a file with
 * the tag in its name.
 */
final class SqitchLayout implements LayoutReader {
  private static final Pattern CHANGE = Pattern.compile("([^\\s%#@\\[][^\\s\\[@]*)(\\s.*)?");
  private static final Pattern TAG = Pattern.compile("@(\\S+).*");

  /** A change and, where it was reworked, the tag that its files bear. */
  private record Change(String name, int line, Optional<String> tag) {
    String file() {
      return name + tag.map(word -> "@" + word).orElse("");
    }
  }

  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    Map<String, MigrationFile> byPath =
        files.stream().collect(Collectors.toMap(MigrationFile::path, Function.identity()));
    files.stream()
        .filter(file -> file.path().startsWith("verify/") || file.path().startsWith("revert/"))
        .forEach(draft::take);
    Optional<MigrationFile> plan = Optional.ofNullable(byPath.get("sqitch.plan"));
    if (plan.isEmpty()) {
      draft.lost(
          "refused-by-tool", "sqitch.plan:1", "there is no sqitch.plan here", "name its folder");
      return;
    }
    for (Change change : changes(plan.get().text())) {
      add(change, byPath, draft);
    }
  }

  private static List<Change> changes(String plan) {
    var found = new ArrayList<Change>();
    List<String> lines = plan.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      Matcher tag = TAG.matcher(line);
      Matcher change = CHANGE.matcher(line);
      if (tag.matches()) {
        mark(found, tag.group(1), lines.subList(at + 1, lines.size()));
      } else if (change.matches()) {
        found.add(new Change(change.group(1), at + 1, Optional.empty()));
      }
    }
    return found;
  }

  /** What stands again below the tag keeps its first text under the tag's name. */
  private static void mark(List<Change> found, String tag, List<String> below) {
    for (int at = 0; at < found.size(); at++) {
      Change change = found.get(at);
      boolean again =
          below.stream()
              .map(String::strip)
              .anyMatch(line -> line.equals(change.name()) || line.startsWith(change.name() + " "));
      if (change.tag().isEmpty() && again) {
        found.set(at, new Change(change.name(), change.line(), Optional.of(tag)));
      }
    }
  }

  private static void add(Change change, Map<String, MigrationFile> files, Draft draft) {
    Optional<MigrationFile> up = Optional.ofNullable(files.get("deploy/" + change.file() + ".sql"));
    Optional<MigrationFile> down =
        Optional.ofNullable(files.get("revert/" + change.file() + ".sql"));
    up.ifPresent(draft::take);
    if (up.isEmpty()) {
      draft.lost(
          "missing-up",
          "sqitch.plan:" + change.line(),
          "the plan names " + change.name() + ", and there is no deploy/" + change.file() + ".sql",
          "add the file, or take the change out of the plan");
    } else if (client(up.get(), draft)) {
      Optional<Script> back = down.map(file -> script(file, draft));
      draft.add(new Migration(change.file(), change.file(), script(up.get(), draft), back, false));
    }
  }

  /** Whether no command of the client's own stands in the file: nobody here would follow it. */
  private static boolean client(MigrationFile file, Draft draft) {
    Optional<Token> command =
        Statements.tokens(file.text(), draft.dialect())
            .filter(token -> token.kind() == Kind.META)
            .findFirst();
    command.ifPresent(
        token ->
            draft.lost(
                "psql-meta-command",
                file.path() + ":" + new Lines(file.text()).of(token.start()),
                "the script has a command of psql's own, which the replay does not follow",
                "write it as SQL"));
    return command.isEmpty();
  }

  private static Script script(MigrationFile file, Draft draft) {
    return Scripts.split(file.path(), file.text(), ";", false, draft.dialect());
  }
}
