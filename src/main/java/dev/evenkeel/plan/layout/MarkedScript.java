package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import java.util.List;
import java.util.Optional;

/** A file of sql-migrate, read as the tool does: by lines, blind to quotes. */
final class MarkedScript {
  private static final String MARK = "-- +migrate ";

  private final MigrationFile file;
  private final Draft draft;
  private final Section up;
  private final Section down;
  private Optional<Section> current = Optional.empty();
  private boolean block;
  private boolean readable = true;

  private MarkedScript(MigrationFile file, Draft draft) {
    this.file = file;
    this.draft = draft;
    this.up = new Section(file.path());
    this.down = new Section(file.path());
  }

  /** Empty where the tool refuses the file; the draft knows why. */
  static Optional<MarkedScript> read(MigrationFile file, Draft draft) {
    var script = new MarkedScript(file, draft);
    List<String> lines = file.text().lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      script.line(lines.get(at), at + 1);
    }
    script.end(lines.size());
    return script.readable ? Optional.of(script) : Optional.empty();
  }

  Script forth() {
    return up.script();
  }

  Optional<Script> back() {
    return down.seen() ? Optional.of(down.script()) : Optional.empty();
  }

  private void line(String line, int number) {
    if (line.startsWith("-- ") && !line.startsWith("-- +")) {
      current.ifPresent(section -> section.line(line));
      return;
    }
    boolean blockEnds = line.startsWith(MARK) && mark(line, number);
    current.ifPresent(section -> statement(section, line, number, blockEnds));
  }

  private void statement(Section section, String line, int number, boolean blockEnds) {
    section.line(line);
    if (!line.startsWith("-- +")) {
      section.extend(line, number);
    }
    if (blockEnds || (!block && endsStatement(line))) {
      section.send();
    }
  }

  /** Whether the line ends a block of statements. */
  private boolean mark(String line, int number) {
    List<String> words = List.of(line.substring(MARK.length()).strip().split("\\s+", -1));
    switch (words.getFirst()) {
      case "Up" -> direction(up, words, number);
      case "Down" -> direction(down, words, number);
      case "StatementBegin" -> block = current.isPresent();
      case "StatementEnd" -> {
        boolean ends = block;
        block = false;
        return ends;
      }
      default ->
          draft.warn(
              "unknown-mark",
              file.path() + ":" + number,
              "\""
                  + words.getFirst()
                  + "\" is no mark of sql-migrate: it skips the line, and what follows"
                  + " belongs to the direction before it",
              "write Up, Down, StatementBegin or StatementEnd, with nothing behind the word");
    }
    return false;
  }

  private void direction(Section section, List<String> words, int number) {
    unfinished(number);
    section.open();
    if (words.contains("notransaction")) {
      section.withoutTransaction();
    }
    current = Optional.of(section);
  }

  /** Sent as it stands all the same: without it nothing could be said of what comes after. */
  private void unfinished(int number) {
    current
        .filter(Section::pending)
        .ifPresent(
            section -> {
              refused(
                  section.pendingLine(),
                  "the statement that begins here has no line that ends with a semicolon before"
                      + " line "
                      + number,
                  "end it with a semicolon, or put it between StatementBegin and StatementEnd");
              section.send();
            });
  }

  private void end(int lines) {
    if (!up.seen() && !down.seen()) {
      refuse(1, "the file has no \"-- +migrate Up\"", "mark the way forth");
    } else if (block) {
      refuse(lines, "a StatementBegin has no StatementEnd", "close the block");
    } else {
      unfinished(lines + 1);
    }
  }

  private void refuse(int line, String message, String next) {
    readable = false;
    refused(line, message, next);
  }

  private void refused(int line, String message, String next) {
    draft.lost(
        "refused-by-tool", file.path() + ":" + line, "sql-migrate refuses it: " + message, next);
  }

  /** The last word before a comment ends with a semicolon. */
  static boolean endsStatement(String line) {
    String previous = "";
    for (String word : line.strip().split("\\s+", -1)) {
      if (word.startsWith("--")) {
        break;
      }
      previous = word;
    }
    return previous.endsWith(";");
  }
}
