package dev.evenkeel.plan.statement;

import dev.evenkeel.plan.Dialect;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a statement is inside something that holds semicolons of its own: parentheses (a rule's
 * actions), or the body of a routine.
 */
final class Body {
  private static final Set<String> ROUTINES = Set.of("FUNCTION", "PROCEDURE");
  private static final Set<String> MYSQL_ROUTINES =
      Set.of("FUNCTION", "PROCEDURE", "TRIGGER", "EVENT", "PACKAGE");

  /** What closes with END and a word; their openers are not counted. */
  private static final Set<String> CLOSED_BY_WORD = Set.of("IF", "LOOP", "WHILE", "REPEAT", "FOR");

  /** A routine is named near the statement's head; a table's column may be called {@code event}. */
  private static final int HEAD_WORDS = 12;

  private final boolean mysql;
  private int words;
  private boolean create;
  private boolean object;
  private boolean routine;
  private int parentheses;
  private int depth;
  private String previous = "";

  Body(Dialect dialect) {
    this.mysql = dialect != Dialect.POSTGRESQL;
  }

  boolean open() {
    return parentheses > 0 || depth > 0;
  }

  void parenthesis(boolean opens) {
    parentheses = Math.max(0, parentheses + (opens ? 1 : -1));
  }

  void word(String raw) {
    String word = raw.toUpperCase(Locale.ROOT);
    words++;
    if (words == 1) {
      create = word.equals("CREATE") || (mysql && word.equals("ALTER"));
    } else if (create && !object && words <= HEAD_WORDS) {
      routine = (mysql ? MYSQL_ROUTINES : ROUTINES).contains(word);
      object = routine || Set.of("TABLE", "VIEW", "INDEX", "SEQUENCE", "TYPE").contains(word);
    }
    if (routine && parentheses == 0) {
      body(word);
    }
    previous = word;
  }

  private void body(String word) {
    if (word.equals("BEGIN")) {
      // On PostgreSQL only BEGIN ATOMIC opens one; what else is called begin there is a name.
      depth++;
    } else if (word.equals("CASE") && depth > 0 && !previous.equals("END")) {
      depth++;
    } else if (word.equals("END") && depth > 0) {
      depth--;
    } else if (previous.equals("END") && CLOSED_BY_WORD.contains(word) && mysql) {
      depth++;
    }
  }
}
