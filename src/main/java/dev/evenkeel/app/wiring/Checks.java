package dev.evenkeel.app.wiring;

import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.check.Catalogue;
import dev.evenkeel.check.Check;
import dev.evenkeel.check.Judge;
import dev.evenkeel.check.Problem;
import dev.evenkeel.check.Severity;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.value.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checks of a run: the built-in catalogue, the user's own, and the severities asked for. */
public final class Checks {
  private Checks() {}

  /** The whole catalogue; a problem in a user's check is a configuration error. */
  public static Catalogue catalogue(Optional<Declaration> declaration) {
    var problems = new ArrayList<Problem>();
    var checks = new ArrayList<Check>(BuiltInChecks.read(problems));
    declaration
        .filter(d -> !d.checks().isEmpty())
        .ifPresent(d -> checks.addAll(CheckFolders.read(d.checks(), problems)));
    Catalogue catalogue = Catalogue.of(checks, problems);
    if (!problems.isEmpty()) {
      throw new UsageError(problems.stream().map(Problem::toString).toList());
    }
    return catalogue;
  }

  /** The catalogue with the severities that evenkeel.yaml asks for. */
  public static Judge judge(Optional<Declaration> declaration) {
    Catalogue catalogue = catalogue(declaration);
    return new Judge(
        catalogue, declaration.map(d -> raised(d.severities(), catalogue)).orElse(Map.of()));
  }

  private static Map<String, Severity> raised(
      Map<String, Declaration.Raised> declared, Catalogue catalogue) {
    var problems = new ArrayList<String>();
    var raised = new HashMap<String, Severity>();
    declared.forEach(
        (id, asked) ->
            catalogue
                .named(id)
                .ifPresentOrElse(
                    check -> {
                      Severity severity = severity(asked.severity());
                      if (severity.compareTo(check.severity()) < 0) {
                        problems.add(
                            asked.at()
                                + ": "
                                + id
                                + " weighs "
                                + check.severity().word()
                                + " and can only be raised; allow the items it names instead");
                      }
                      raised.put(id, severity);
                    },
                    () -> problems.add(asked.at() + ": " + unknown(id, catalogue))));
    if (!problems.isEmpty()) {
      throw new UsageError(problems);
    }
    return raised;
  }

  private static String unknown(String id, Catalogue catalogue) {
    List<String> near = Nearest.to(id, catalogue.checks().stream().map(Check::id).toList(), 3);
    return "there is no check "
        + id
        + (near.isEmpty() ? "" : "; near it: " + String.join(", ", near));
  }

  /** The schema lets no other word through. */
  public static Severity severity(String word) {
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word)) {
        return severity;
      }
    }
    throw new UsageError("--fail-on " + word + ": expected block, warn or info");
  }
}
