package dev.evenkeel.check.cel;

import dev.evenkeel.check.Rule;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.PlainValue;
import dev.evenkeel.difference.Sighting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules of checks: conditions over {@code kind, item, class, left, right, fact}. */
public final class CelRules implements Rule.Compiler {
  private final CelEngine engine =
      new CelEngine(List.of("kind", "item", "class", "left", "right", "fact"));

  @Override
  public Rule.Compiled compile(String source, String at) {
    return switch (engine.compile(source)) {
      case CelEngine.Compiled.Wrong wrong -> new Rule.Compiled.Unsound(wrong.why());
      case CelEngine.Compiled.Program program -> new Rule.Compiled.Sound(rule(program.condition()));
    };
  }

  private static Rule rule(CelCondition condition) {
    return fact ->
        switch (condition.evaluate(variables(fact))) {
          case CelCondition.Outcome.True yes -> new Rule.Answer.Applies();
          case CelCondition.Outcome.False no -> new Rule.Answer.AppliesNot();
          case CelCondition.Outcome.NoAnswer none -> new Rule.Answer.NoAnswer(none.why());
        };
  }

  private static Map<String, Object> variables(Fact fact) {
    var variables = new HashMap<String, Object>();
    variables.put("kind", fact.kind());
    variables.put("item", fact.item().toString());
    variables.put("class", fact.itemClass().name());
    variables.put("left", PlainValue.of(fact.left().map(Sighting::node)));
    variables.put("right", PlainValue.of(fact.right().map(Sighting::node)));
    variables.put("fact", fact.details());
    return variables;
  }
}
