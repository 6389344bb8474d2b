package dev.evenkeel.app.wiring;

import dev.evenkeel.allowance.Formula;
import dev.evenkeel.check.cel.CelCondition;
import dev.evenkeel.check.cel.CelEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Formulas of allowances, in CEL: {@code left} and {@code right} are the two values, {@code env} is
 * a map with the names of the two environments.
 */
final class Formulas {
  /** A formula, or what is wrong with its text. */
  sealed interface Compiled {
    record Sound(Formula formula) implements Compiled {}

    record Unsound(String why) implements Compiled {}
  }

  private final CelEngine engine = new CelEngine(List.of("left", "right", "env"));
  private final Map<String, String> environments;

  Formulas(String left, String right) {
    environments = Map.of("left", left, "right", right);
  }

  Compiled compile(String source) {
    return switch (engine.compile(source)) {
      case CelEngine.Compiled.Wrong wrong -> new Compiled.Unsound(wrong.why());
      case CelEngine.Compiled.Program program -> new Compiled.Sound(formula(program.condition()));
    };
  }

  private Formula formula(CelCondition condition) {
    return variables -> {
      var all = new HashMap<>(variables);
      all.put("env", environments);
      return switch (condition.evaluate(all)) {
        case CelCondition.Outcome.True yes -> new Formula.Outcome.True();
        case CelCondition.Outcome.False no -> new Formula.Outcome.False();
        case CelCondition.Outcome.NoAnswer none -> new Formula.Outcome.NoAnswer(none.why());
      };
    };
  }
}
