package dev.evenkeel.app.cli;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.gate.Verdict;
import dev.evenkeel.operation.Compare;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which commands are worth running after a comparison, best first. */
public record NextSteps(List<String> sides, Optional<String> config) implements Compare.Advice {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./,:@%+=-]+");

  public NextSteps {
    sides = List.copyOf(sides);
  }

  @Override
  public List<String> after(Verdict verdict, List<Finding> findings) {
    var steps = new ArrayList<String>();
    Optional<Finding> worst =
        findings.stream().filter(f -> f.itemClass() != ItemClass.ALLOWED).findFirst();
    if (verdict instanceof Verdict.Passed || worst.isEmpty()) {
      return steps;
    }
    steps.add(command("explain " + worst.get().id()));
    if (sides.isEmpty()) {
      findings.stream()
          .filter(NextSteps::mayBeAllowed)
          .findFirst()
          .ifPresent(
              finding ->
                  steps.add(
                      command(
                          "allow "
                              + finding.id()
                              + " --why ... --owner ... --expires ... --change-our-mind ...")));
    }
    return steps;
  }

  /** What somebody has declared already is decided again where it was declared. */
  private static boolean mayBeAllowed(Finding finding) {
    return finding.itemClass() != ItemClass.ALLOWED
        && finding.itemClass() != ItemClass.UNKNOWN
        && finding.severity() == Severity.BLOCK
        && finding.allowance().isEmpty();
  }

  private String command(String verb) {
    var words = new StringBuilder("evenkeel ").append(verb);
    sides.forEach(side -> words.append(' ').append(quoted(side)));
    config.ifPresent(file -> words.append(" --config ").append(quoted(file)));
    return words.toString();
  }

  /** As a POSIX shell reads it back. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
