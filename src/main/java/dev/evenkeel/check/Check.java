package dev.evenkeel.check;

import dev.evenkeel.difference.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule with a stable id.
 *
 * @param id a word that never changes its meaning, {@code cfg-value-differs}
 * @param title what it finds, in one line
 * @param severity how much a finding weighs, before evenkeel.yaml raises it
 * @param since the version that brought it
 * @param kinds fact kinds it looks at
 * @param when conditions that must all hold before the rule is asked
 * @param rule when it speaks
 * @param message a sentence with {@code {detail}} in it; empty for the fact's own sentence
 * @param remedy what to do next, with {@code {detail}} in it
 * @param fallback whether it speaks only where no other check does
 * @param at {@code file:line}
 */
public record Check(
    String id,
    String title,
    Severity severity,
    String since,
    Set<String> kinds,
    List<Condition> when,
    Rule rule,
    Optional<String> message,
    String remedy,
    boolean fallback,
    String at) {
  public Check {
    kinds = Set.copyOf(kinds);
    when = List.copyOf(when);
  }

  Rule.Answer ask(Fact fact) {
    for (Condition condition : when) {
      if (!condition.holds(fact)) {
        return new Rule.Answer.AppliesNot();
      }
    }
    return rule.ask(fact);
  }
}
