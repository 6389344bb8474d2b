package dev.evenkeel.drill;

import dev.evenkeel.plan.Plan;
import java.util.List;

/**
 * What was drilled, with what, on what: the head of every drill record.
 *
 * @param engine the server's kind, e.g. {@code postgresql}
 * @param engineVersion as the server says it
 * @param tool the migration tool
 * @param mode {@code cut} or {@code replayed}: how the way forth was run
 * @param undoMode the same for the way back
 * @param layout whose rules the folder was read by
 * @param digest names the plan
 * @param steps number of migrations in the plan
 * @param problems what about the folder makes the plan less than whole
 */
public record Heading(
    String engine,
    String engineVersion,
    String tool,
    String toolVersion,
    String mode,
    String undoMode,
    String layout,
    String digest,
    int steps,
    List<Plan.Problem> problems) {
  public Heading {
    problems = List.copyOf(problems);
  }
}
