package dev.evenkeel.check.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.HashMap;
import java.util.Map;

/** A compiled condition. Evaluation has three outcomes, and an error is never "false". */
public final class CelCondition {
  private final Program program;

  CelCondition(Program program) {
    this.program = program;
  }

  /** What came out. */
  public sealed interface Outcome {
    record True() implements Outcome {}

    record False() implements Outcome {}

    record NoAnswer(String why) implements Outcome {}
  }

  public Outcome evaluate(Map<String, Object> variables) {
    var values = new HashMap<String, Object>();
    variables.forEach((name, value) -> values.put(name, CelValues.of(value)));
    try {
      Object result = program.eval(values);
      if (result instanceof Boolean holds) {
        return holds ? new Outcome.True() : new Outcome.False();
      }
      return new Outcome.NoAnswer(
          "it gives " + CelValues.typeName(result) + ", expected a boolean");
    } catch (CelEvaluationException e) {
      return new Outcome.NoAnswer(String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      return new Outcome.NoAnswer(e.getClass().getSimpleName());
    }
  }
}
