package dev.evenkeel.contract.words;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns by their text, read once. */
public final class Patterns {
  private final Map<String, Optional<Machine>> machines = new HashMap<>();
  private final Map<String, Optional<Pattern>> others = new HashMap<>();

  /** Whether everything about it can be known. */
  public boolean regular(String pattern) {
    return machine(pattern).isPresent();
  }

  Optional<Machine> machine(String pattern) {
    return machines.computeIfAbsent(pattern, p -> SyntaxReader.read(p).flatMap(Machine::of));
  }

  /** Whether it is found in the text; empty where the pattern cannot be read. */
  public Optional<Boolean> found(String pattern, String text) {
    Optional<Machine> machine = machine(pattern);
    return machine.isPresent()
        ? Optional.of(machine.get().matches(text))
        : others.computeIfAbsent(pattern, Patterns::compiled).map(p -> found(p, text));
  }

  private static Optional<Pattern> compiled(String pattern) {
    try {
      return Optional.of(Pattern.compile(pattern));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean found(Pattern pattern, String text) {
    try {
      return pattern.matcher(text).find();
    } catch (StackOverflowError e) {
      return false;
    }
  }
}
