package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.Script;
import java.util.ArrayList;
import java.util.List;

/** One direction of a file that holds both, while its lines are read. */
final class Section {
  private final String file;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder statement = new StringBuilder();
  private final List<Request> requests = new ArrayList<>();
  private int statementLine;
  private boolean transactional = true;
  private boolean seen;

  Section(String file) {
    this.file = file;
  }

  void open() {
    seen = true;
  }

  boolean seen() {
    return seen;
  }

  void withoutTransaction() {
    transactional = false;
  }

  /** A line of this direction, whatever becomes of it. */
  void line(String line) {
    text.append(line).append('\n');
  }

  void extend(String line, int number) {
    if (statement.toString().isBlank() && !line.isBlank()) {
      statementLine = number;
    }
    statement.append(line).append('\n');
  }

  boolean pending() {
    return !statement.toString().isBlank();
  }

  int pendingLine() {
    return statementLine;
  }

  /** The tool sends what was gathered. */
  void send() {
    if (pending()) {
      requests.add(new Request(statement.toString().strip(), file, statementLine));
    }
    statement.setLength(0);
  }

  Script script() {
    return new Script(file, text.toString(), requests, transactional);
  }
}
