package dev.evenkeel.operation.drill.halfdeploy.terms;

import dev.evenkeel.sandbox.Seeder;
import java.util.List;

/** What the new version writes once a step is done. */
public sealed interface NewCode {
  /** Nobody knows: rows are made that fit what is there. */
  record Made(Seeder seeder) implements NewCode {}

  /**
   * Somebody said it.
   *
   * @param statements each a transaction of its own; what a step does not know yet is left out
   *     there
   */
  record Stated(List<String> statements) implements NewCode {
    public Stated {
      statements = List.copyOf(statements);
    }
  }
}
