package dev.evenkeel.check;

import dev.evenkeel.difference.DifferenceFacts;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the catalogue about facts and joins what it says: one finding per item, the worst check
 * first, the others beside it.
 *
 * @param raised severities that evenkeel.yaml asks for; a check never weighs less than its own
 */
public record Judge(Catalogue catalogue, Map<String, Severity> raised) {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity, Comparator.reverseOrder())
          .thenComparing(Finding::item)
          .thenComparing(Finding::check);

  public Judge {
    raised = Map.copyOf(raised);
  }

  /**
   * What the checks say.
   *
   * @param owners nearest declared owner by source name
   */
  public List<Finding> judge(List<Fact> facts, Map<String, String> owners) {
    Map<ItemPath, List<Voice>> byItem = new LinkedHashMap<>();
    for (Fact fact : facts) {
      List<Voice> voices = voices(fact);
      if (!voices.isEmpty()) {
        byItem.computeIfAbsent(fact.item(), item -> new ArrayList<>()).addAll(voices);
      }
    }
    var findings = new ArrayList<Finding>(byItem.size());
    byItem.forEach((item, voices) -> findings.add(Findings.joined(item, voices, owners)));
    findings.sort(WORST_FIRST);
    return findings;
  }

  private List<Voice> voices(Fact fact) {
    var speaking = new ArrayList<Voice>(2);
    var fallbacks = new ArrayList<Voice>(1);
    for (Check check : catalogue.of(fact.kind())) {
      Optional<Voice> voice = voice(check, fact);
      voice.ifPresent(v -> (v.fallback() ? fallbacks : speaking).add(v));
    }
    if (!speaking.isEmpty()) {
      return speaking;
    }
    if (fallbacks.isEmpty() && mustBeJudged(fact)) {
      return List.of(Voice.silence(fact));
    }
    return fallbacks;
  }

  private Optional<Voice> voice(Check check, Fact fact) {
    return switch (check.ask(fact)) {
      case Rule.Answer.AppliesNot no -> Optional.empty();
      case Rule.Answer.Applies yes -> Optional.of(Voice.of(check, severity(check), fact));
      case Rule.Answer.NoAnswer none -> Optional.of(Voice.unanswered(check, fact, none.why()));
    };
  }

  private Severity severity(Check check) {
    Severity asked = raised.getOrDefault(check.id(), check.severity());
    return asked.compareTo(check.severity()) > 0 ? asked : check.severity();
  }

  private static boolean mustBeJudged(Fact fact) {
    return fact.kind().equals(DifferenceFacts.KIND)
        && !fact.itemClass().equalInEffect()
        && fact.itemClass() != ItemClass.ALLOWED;
  }
}
