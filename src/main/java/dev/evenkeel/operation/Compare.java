package dev.evenkeel.operation;

import dev.evenkeel.allowance.AllowanceBook;
import dev.evenkeel.allowance.Judgement;
import dev.evenkeel.allowance.Ledger;
import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Judge;
import dev.evenkeel.difference.Comparison;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.Differences;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Rules;
import dev.evenkeel.difference.Watch;
import dev.evenkeel.difference.signal.Signals;
import dev.evenkeel.gate.Gate;
import dev.evenkeel.gate.Verdict;
import dev.evenkeel.report.Report;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.SnapshotDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares two snapshots and says whether a deploy may go on: differences, then allowances, then
 * checks, then the gate.
 */
public final class Compare {
  /**
   * What the comparison is held against.
   *
   * @param rules how to compare
   * @param book what may differ
   * @param mirrored whether left and right stand the other way round than in the book
   * @param today the day expiry dates are held against
   * @param judge the checks
   * @param gate the threshold
   * @param evidence what is known of the change beside its environments: drills, approvals
   */
  public record Terms(
      Rules rules,
      AllowanceBook book,
      boolean mirrored,
      LocalDate today,
      Judge judge,
      Gate gate,
      List<Fact> evidence) {
    public Terms {
      evidence = List.copyOf(evidence);
    }
  }

  /** Says which commands are worth running after a verdict. */
  @FunctionalInterface
  public interface Advice {
    List<String> after(Verdict verdict, List<Finding> findings);
  }

  private Compare() {}

  public static Report run(Snapshot left, Snapshot right, Terms terms, Advice next) {
    return run(left, right, Optional.empty(), terms, next);
  }

  /**
   * As {@link #run}, and says which side drifted.
   *
   * @param declared how both should be, where an environment declares it
   */
  public static Report run(
      Snapshot left, Snapshot right, Optional<Snapshot> declared, Terms terms, Advice next) {
    var signals = Aside.begin(() -> Signals.of(left, right));
    var leftDigest = Aside.begin(() -> SnapshotDigest.of(left));
    var rightDigest = Aside.begin(() -> SnapshotDigest.of(right));
    Rules rules =
        new Rules(
            new Watch(terms.book().watched(), terms.book().absences()),
            terms.rules().lists(),
            terms.rules().pairs());
    Differences differences = Comparison.compare(left, right, rules);
    Ledger ledger = terms.book().judge(differences.differences(), terms.today(), terms.mirrored());
    var facts = new ArrayList<Fact>();
    for (Judgement judgement : ledger.judgements()) {
      JudgedFacts.of(judgement).ifPresent(facts::add);
    }
    facts.addAll(differences.facts());
    facts.addAll(ledger.facts());
    facts.addAll(terms.evidence());
    facts.addAll(Unexpected.among(signals.result(), ledger));
    List<Fact> said =
        declared.map(third -> Drift.of(third, left, right, rules).said(facts)).orElse(facts);
    List<Finding> findings = terms.judge().judge(said, owners(left, right));
    Coverage coverage = differences.coverage();
    Verdict verdict = terms.gate().decide(findings, coverage);
    return new Report(
        verdict,
        terms.gate().failOn(),
        left.environment(),
        right.environment(),
        findings,
        coverage,
        counts(coverage, ledger),
        leftDigest.result(),
        rightDigest.result(),
        differences.remarks(),
        next.after(verdict, findings));
  }

  /** The side that declares a source may name who answers for it; the left one is asked first. */
  private static Map<String, String> owners(Snapshot left, Snapshot right) {
    var owners = new HashMap<String, String>();
    right.owners().forEach((source, owner) -> owner.ifPresent(o -> owners.put(source, o)));
    left.owners().forEach((source, owner) -> owner.ifPresent(o -> owners.put(source, o)));
    return owners;
  }

  /** Items per class once the allowances were asked. */
  private static Map<ItemClass, Long> counts(Coverage coverage, Ledger ledger) {
    var counts = new EnumMap<ItemClass, Long>(ItemClass.class);
    for (ItemClass itemClass : ItemClass.values()) {
      counts.put(itemClass, coverage.counts().getOrDefault(itemClass, 0L));
    }
    for (Judgement judgement : ledger.judgements()) {
      ItemClass before = judgement.difference().itemClass();
      if (before != judgement.itemClass()) {
        counts.merge(before, -1L, Long::sum);
        counts.merge(judgement.itemClass(), 1L, Long::sum);
      }
    }
    return counts;
  }
}
