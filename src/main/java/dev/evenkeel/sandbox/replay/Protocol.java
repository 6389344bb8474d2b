package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.sql.SQLException;
import java.util.List;

/** How one tool speaks to a database. One instance serves any number of runs. */
interface Protocol {
  /** The tool's name, as it calls itself. */
  String name();

  /** The version whose behaviour was read. */
  String version();

  /** Everything before the first migration: locks, the history table. */
  void open(Database database) throws SQLException;

  /** What the tool would apply now, in its order. */
  List<Migration> pending(Database database, Plan plan) throws SQLException;

  void forth(Database database, Migration migration) throws SQLException;

  /**
   * Whether the tool knows that the migration was applied. One that keeps a history takes back what
   * it wrote down: of what it never finished it takes back another one, or nothing.
   */
  default boolean holds(Database database, Migration migration) throws SQLException {
    return true;
  }

  /** Takes a migration back whose way back is there. */
  void back(Database database, Migration migration, Plan plan) throws SQLException;

  /** Everything after the last migration; not reached after an error. */
  default void close(Database database) throws SQLException {}

  /** What the tool still does after an error, its transaction rolled back, before it ends. */
  default void abandon(Database database) throws SQLException {}
}
