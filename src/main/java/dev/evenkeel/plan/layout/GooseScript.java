package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file of goose, read as the tool does: by lines, blind to quotes. */
final class GooseScript {
  private final MigrationFile file;
  private final Draft draft;
  private final Section up;
  private final Section down;
  private Optional<Section> current = Optional.empty();
  private boolean block;
  private boolean readable = true;

  private GooseScript(MigrationFile file, Draft draft) {
    this.file = file;
    this.draft = draft;
    this.up = new Section(file.path());
    this.down = new Section(file.path());
  }

  /** Empty where the tool refuses the file; the draft knows why. */
  static Optional<GooseScript> read(MigrationFile file, Draft draft) {
    var script = new GooseScript(file, draft);
    List<String> lines = file.text().lines().toList();
    for (int at = 0; at < lines.size() && script.readable; at++) {
      script.line(lines.get(at), at + 1);
    }
    if (script.readable) {
      script.end(lines.size());
    }
    return script.readable ? Optional.of(script) : Optional.empty();
  }

  Script forth() {
    return up.script();
  }

  Optional<Script> back() {
    return down.seen() ? Optional.of(down.script()) : Optional.empty();
  }

  private void line(String line, int number) {
    if (line.strip().startsWith("--") && line.contains("+goose")) {
      mark(line, number);
      return;
    }
    boolean silent = line.isEmpty() || line.strip().startsWith("--");
    if (current.isEmpty()) {
      if (!silent && !line.isBlank()) {
        refuse(number, "SQL stands before \"-- +goose Up\"", "begin the file with the mark");
      }
      return;
    }
    Section section = current.get();
    section.line(line);
    if (!section.pending() && silent) {
      return;
    }
    section.extend(line, number);
    if (!block && MarkedScript.endsStatement(line)) {
      section.send();
    }
  }

  private void mark(String line, int number) {
    String word =
        line.replace("--", "").replaceFirst("\\+goose", "").strip().toUpperCase(Locale.ROOT);
    boolean indented = Character.isWhitespace(line.charAt(0));
    switch (indented ? "" : word) {
      case "UP" -> direction(up, current.isEmpty(), number);
      case "DOWN" -> direction(down, current.filter(up::equals).isPresent() && !block, number);
      case "STATEMENTBEGIN" -> {
        if (current.isEmpty() || block) {
          refuse(number, "StatementBegin stands outside a direction or inside a block", "move it");
        }
        block = true;
      }
      case "STATEMENTEND" -> {
        if (!block) {
          refuse(number, "StatementEnd has no StatementBegin", "take it out");
        }
        block = false;
        current.ifPresent(Section::send);
      }
      case "NO TRANSACTION" -> {
        up.withoutTransaction();
        down.withoutTransaction();
      }
      case "ENVSUB ON", "ENVSUB OFF" ->
          draft.warn(
              "unknown-mark",
              file.path() + ":" + number,
              "goose would put variables of its environment into the text; here it stays as it is",
              "drill the text that is really sent");
      default ->
          refuse(
              number,
              "\"" + line.strip() + "\" is no mark it knows",
              "write Up, Down, StatementBegin, StatementEnd or NO TRANSACTION, not indented");
    }
  }

  private void direction(Section section, boolean inPlace, int number) {
    if (!inPlace || section.seen()) {
      refuse(number, "the marks are not Up, then Down, each once", "put them into that order");
      return;
    }
    if (current.filter(Section::pending).isPresent()) {
      unfinished(current.get());
    }
    section.open();
    current = Optional.of(section);
  }

  private void end(int lines) {
    if (current.isEmpty()) {
      refuse(1, "the file has no \"-- +goose Up\"", "mark the way forth");
    } else if (block) {
      refuse(lines, "a StatementBegin has no StatementEnd", "close the block");
    } else if (current.get().pending()) {
      unfinished(current.get());
    }
  }

  /** Sent as it stands all the same: without it nothing could be said of what comes after. */
  private void unfinished(Section section) {
    refused(
        section.pendingLine(),
        "the statement that begins here has no line that ends with a semicolon",
        "end it with a semicolon, or put it between StatementBegin and StatementEnd");
    section.send();
  }

  private void refuse(int line, String message, String next) {
    readable = false;
    refused(line, message, next);
  }

  private void refused(int line, String message, String next) {
    draft.lost("refused-by-tool", file.path() + ":" + line, "goose refuses it: " + message, next);
  }
}
