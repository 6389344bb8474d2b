package dev.evenkeel.check;

import dev.evenkeel.difference.Fact;

/** The condition of a check: whether it speaks about a fact. */
@FunctionalInterface
public interface Rule {
  /** Speaks about every fact that its conditions let through. */
  Rule ALWAYS = fact -> new Answer.Applies();

  Answer ask(Fact fact);

  /** What came out. A rule that breaks gives no answer: nobody knows whether the check holds. */
  sealed interface Answer {
    record Applies() implements Answer {}

    record AppliesNot() implements Answer {}

    record NoAnswer(String why) implements Answer {}
  }

  /** Makes rules of what a check file says. */
  interface Compiler {
    /**
     * Compiles a condition.
     *
     * @param source the condition as written
     * @param at {@code file:line} of the condition
     */
    Compiled compile(String source, String at);
  }

  /** A rule, or what is wrong with its text. */
  sealed interface Compiled {
    record Sound(Rule rule) implements Compiled {}

    record Unsound(String why) implements Compiled {}
  }
}
