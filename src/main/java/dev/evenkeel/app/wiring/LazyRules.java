package dev.evenkeel.app.wiring;

import dev.evenkeel.check.Rule;
import dev.evenkeel.check.cel.CelRules;
import dev.evenkeel.difference.Fact;
import java.util.Optional;

/**
 * Compiles a built-in check's rule when a fact first asks for it: most runs ask for few, and the
 * engine is the slowest thing to start. The tests compile all of them.
 */
final class LazyRules implements Rule.Compiler {
  private Optional<CelRules> engine = Optional.empty();

  @Override
  public Rule.Compiled compile(String source, String at) {
    return new Rule.Compiled.Sound(new Lazy(source, at));
  }

  private CelRules engine() {
    CelRules made = engine.orElseGet(CelRules::new);
    engine = Optional.of(made);
    return made;
  }

  private final class Lazy implements Rule {
    private final String source;
    private final String at;
    private Optional<Rule> compiled = Optional.empty();

    Lazy(String source, String at) {
      this.source = source;
      this.at = at;
    }

    @Override
    public Answer ask(Fact fact) {
      Rule rule = compiled.orElseGet(this::compile);
      compiled = Optional.of(rule);
      return rule.ask(fact);
    }

    private Rule compile() {
      return switch (engine().compile(source, at)) {
        case Compiled.Sound sound -> sound.rule();
        case Compiled.Unsound unsound -> asked -> new Answer.NoAnswer(unsound.why());
      };
    }
  }
}
