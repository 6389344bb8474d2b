package dev.evenkeel.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.value.ItemPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GatePropertiesTest {
  private static Finding finding(Severity severity, ItemClass itemClass) {
    return new Finding(
        "cfg-value-differs",
        severity,
        itemClass,
        ItemPath.parse("config/app/x"),
        "message",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "remedy");
  }

  private static Coverage items(int items) {
    return new Coverage(items, items, 0, 0, 0, Map.of());
  }

  @Provide
  Arbitrary<List<Finding>> findings() {
    return Combinators.combine(Arbitraries.of(Severity.class), Arbitraries.of(ItemClass.class))
        .as(GatePropertiesTest::finding)
        .list()
        .ofMaxSize(6);
  }

  /** Independent of the code: which severities are below each threshold. */
  private static boolean fails(Severity severity, Severity failOn) {
    return switch (failOn) {
      case BLOCK -> severity == Severity.BLOCK;
      case WARN -> severity == Severity.BLOCK || severity == Severity.WARN;
      case INFO -> true;
    };
  }

  @Property
  void failed_goes_before_inconclusive_and_that_before_passed(
      @ForAll("findings") List<Finding> findings,
      @ForAll Severity failOn,
      @ForAll @IntRange(max = 2) int items) {
    long unknown = findings.stream().filter(f -> f.itemClass() == ItemClass.UNKNOWN).count();
    long failing =
        findings.stream()
            .filter(f -> f.itemClass() != ItemClass.UNKNOWN && f.itemClass() != ItemClass.ALLOWED)
            .filter(f -> fails(f.severity(), failOn))
            .count();
    Verdict verdict = new Gate(failOn).decide(findings, items(items));
    if (failing > 0) {
      assertEquals(new Verdict.Failed((int) failing, (int) unknown), verdict);
    } else if (unknown > 0 || items == 0) {
      assertEquals(new Verdict.Inconclusive((int) unknown, items == 0), verdict);
    } else {
      assertEquals(new Verdict.Passed(), verdict);
    }
  }

  @Property
  void what_could_not_be_judged_never_passes_and_never_fails_by_itself(
      @ForAll Severity severity, @ForAll Severity failOn) {
    Verdict verdict =
        new Gate(failOn).decide(List.of(finding(severity, ItemClass.UNKNOWN)), items(5));
    assertEquals(new Verdict.Inconclusive(1, false), verdict);
  }

  @Test
  void each_verdict_has_its_word_and_exit_code() {
    assertEquals("passed 0", said(new Verdict.Passed()));
    assertEquals("failed 1", said(new Verdict.Failed(1, 0)));
    assertEquals("inconclusive 3", said(new Verdict.Inconclusive(1, false)));
  }

  private static String said(Verdict verdict) {
    return verdict.word() + " " + verdict.exitCode();
  }
}
