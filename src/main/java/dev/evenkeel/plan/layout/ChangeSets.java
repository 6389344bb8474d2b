package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The change sets of one file of formatted SQL. */
final class ChangeSets {
  private static final Pattern SET =
      Pattern.compile("--\\s*changeset\\s+(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile("(\"[^\"]*\"|[^\\s:]+):(\"[^\"]*\"|\\S+)(.*)");
  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+):(\"[^\"]*\"|\\S+)");
  private static final Pattern ROLLBACK =
      Pattern.compile("\\s*--\\s*rollback\\s(.*)", Pattern.CASE_INSENSITIVE);
  private static final Map<Dialect, List<String>> NAMES =
      Map.of(
          Dialect.POSTGRESQL, List.of("postgresql"),
          Dialect.MYSQL, List.of("mysql"),
          Dialect.MARIADB, List.of("mariadb", "mysql"));

  private final MigrationFile file;
  private final Draft draft;
  private final List<Migration> found = new ArrayList<>();
  private String head = "";
  private int line;
  private final StringBuilder forth = new StringBuilder();
  private final StringBuilder back = new StringBuilder();
  private boolean hasBack;
  private boolean block;

  private ChangeSets(MigrationFile file, Draft draft) {
    this.file = file;
    this.draft = draft;
  }

  static List<Migration> read(MigrationFile file, Draft draft) {
    var sets = new ChangeSets(file, draft);
    List<String> lines = file.text().lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      sets.line(lines.get(at), at + 1);
    }
    sets.close();
    return sets.found;
  }

  private void line(String text, int number) {
    Matcher set = SET.matcher(text.strip());
    if (set.matches()) {
      close();
      head = set.group(1).strip();
      line = number;
      return;
    }
    if (head.isEmpty()) {
      return;
    }
    // Lines stay where they are, so that a request's line is the file's.
    Matcher rollback = ROLLBACK.matcher(text);
    boolean opens =
        text.strip().toLowerCase(Locale.ROOT).matches("/\\*\\s*liquibase\\s+rollback.*");
    boolean comment = rollback.matches() || opens || block;
    forth.append(comment ? "" : text).append('\n');
    if (opens || block) {
      block = !text.contains("*/");
      hasBack = true;
      back.append(opens || !block ? "" : text).append('\n');
    } else if (rollback.matches()) {
      hasBack = true;
      back.append(rollback.group(1).strip().equalsIgnoreCase("empty") ? "" : rollback.group(1));
      back.append('\n');
    } else {
      back.append('\n');
    }
  }

  private void close() {
    Matcher name = NAME.matcher(head);
    if (!head.isEmpty() && !name.matches()) {
      draft.lost(
          "refused-by-tool",
          file.path() + ":" + line,
          "Liquibase refuses it: a change set needs an author and an id",
          "write --changeset AUTHOR:ID");
    } else if (!head.isEmpty()) {
      String attributes = name.group(3);
      if (ours(attribute(attributes, "dbms"))) {
        String id = file.path() + "::" + plain(name.group(2)) + "::" + plain(name.group(1));
        Optional<Script> way = hasBack ? Optional.of(script(back, attributes)) : Optional.empty();
        found.add(new Migration(id, id, script(forth, attributes), way, false));
      }
    }
    head = "";
    forth.setLength(0);
    back.setLength(0);
    hasBack = false;
    block = false;
  }

  private Script script(StringBuilder text, String attributes) {
    boolean transactional = !attribute(attributes, "runInTransaction").equalsIgnoreCase("false");
    if (attribute(attributes, "splitStatements").equalsIgnoreCase("false")) {
      return Scripts.whole(file.path(), text.toString(), line + 1, transactional, draft.dialect());
    }
    String delimiter = attribute(attributes, "endDelimiter");
    Script split =
        Scripts.split(
            file.path(),
            "\n".repeat(line) + text,
            delimiter.isEmpty() ? ";" : delimiter.replace("\\n", "\n"),
            transactional,
            draft.dialect());
    return new Script(file.path(), text.toString(), split.requests(), transactional);
  }

  private boolean ours(String dbms) {
    if (dbms.isEmpty() || dbms.equalsIgnoreCase("all")) {
      return true;
    }
    List<String> names = NAMES.getOrDefault(draft.dialect(), List.of());
    List<String> words = List.of(dbms.split(",", -1)).stream().map(String::strip).toList();
    boolean excluded =
        words.stream().anyMatch(word -> word.startsWith("!") && names.contains(word.substring(1)));
    boolean onlyExclusions = words.stream().allMatch(word -> word.startsWith("!"));
    return !excluded && (onlyExclusions || words.stream().anyMatch(names::contains));
  }

  private static String attribute(String attributes, String name) {
    Matcher attribute = ATTRIBUTE.matcher(attributes);
    while (attribute.find()) {
      if (attribute.group(1).equalsIgnoreCase(name)) {
        return plain(attribute.group(2));
      }
    }
    return "";
  }

  private static String plain(String quoted) {
    return quoted.replace("\"", "");
  }
}
