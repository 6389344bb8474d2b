package dev.evenkeel.operation.drill;

import dev.evenkeel.drill.Heading;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.sandbox.Engine;
import dev.evenkeel.sandbox.Tool;

/** What was drilled, on what, and with which tool: the words at the head of every record. */
public final class Headings {
  private Headings() {}

  public static Heading of(Plan plan, Engine engine, Tool tool) {
    return of(plan, engine, tool, tool.mode());
  }

  /** The same for a drill that runs the way forth otherwise than the tool does. */
  public static Heading of(Plan plan, Engine engine, Tool tool, Tool.Mode mode) {
    return new Heading(
        engine.dialect().word(),
        engine.version(),
        tool.name(),
        tool.version(),
        mode.word(),
        tool.undoMode().word(),
        plan.layout().word(),
        plan.digest(),
        plan.migrations().size(),
        plan.problems());
  }
}
