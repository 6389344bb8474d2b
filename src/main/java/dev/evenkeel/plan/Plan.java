package dev.evenkeel.plan;

import java.util.List;

/**
 * A folder of migrations as its tool reads it.
 *
 * @param layout whose rules it was read by
 * @param digest names the plan: {@code sha256:} and hex over the layout and every script's file
 *     name and text, in order, those that run around the migrations too
 * @param migrations in the order in which the tool applies them
 * @param callbacks scripts that are no migration and that the tool runs around them
 * @param problems what could not be read as a migration, and what its tool would refuse
 */
public record Plan(
    Layout layout,
    String digest,
    List<Migration> migrations,
    List<Script> callbacks,
    List<Problem> problems) {
  public Plan {
    migrations = List.copyOf(migrations);
    callbacks = List.copyOf(callbacks);
    problems = List.copyOf(problems);
  }

  /** One whose tool runs nothing around the migrations. */
  public Plan(Layout layout, String digest, List<Migration> migrations, List<Problem> problems) {
    this(layout, digest, migrations, List.of(), problems);
  }

  /** The same, told to run none of its callbacks. */
  public Plan withoutCallbacks() {
    return new Plan(layout, digest, migrations, problems);
  }

  /**
   * Something about the folder that makes the plan less than whole.
   *
   * @param kind a word of {@code docs/facts.md}, e.g. {@code duplicate-version}
   * @param at {@code file:line}
   * @param message what was seen
   * @param next what to do
   * @param fatal whether the migration could not be read at all, so that nothing may be said of it
   */
  public record Problem(String kind, String at, String message, String next, boolean fatal) {}
}
