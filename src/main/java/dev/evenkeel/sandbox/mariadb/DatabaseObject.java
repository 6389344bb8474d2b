package dev.evenkeel.sandbox.mariadb;

/**
 * Something that a database holds, and the statement that makes it.
 *
 * @param sqlMode the mode in which a routine, trigger or event was written; empty for others
 */
record DatabaseObject(Kind kind, String name, String create, String sqlMode) {
  /** In the order in which one can be made after another. */
  enum Kind {
    SEQUENCE,
    TABLE,
    FUNCTION,
    PROCEDURE,
    VIEW,
    TRIGGER,
    EVENT
  }

  /** The same object of another database. A name made by us stands nowhere by accident. */
  DatabaseObject in(String from, String to) {
    return new DatabaseObject(kind, name, create.replaceAll("\\b" + from + "\\b", to), sqlMode);
  }
}
