package dev.evenkeel.check.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.evenkeel.value.Absent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CelEngineTest {
  private static final CelEngine ENGINE = new CelEngine(List.of("left", "right", "fact"));

  private static CelCondition.Outcome evaluate(String source, Object left, Object right) {
    var compiled = assertInstanceOf(CelEngine.Compiled.Program.class, ENGINE.compile(source));
    return compiled
        .condition()
        .evaluate(Map.of("left", left, "right", right, "fact", Map.of("n", 1, "l", List.of("a"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "left < right",
        "left == 1 && right == 2.0",
        "quantity('100m') == 0.1",
        "quantity('1.5Gi') == quantity('1536Mi') && quantity('1.5Gi') != quantity('1500Mi')",
        "quantity(left) < quantity(right)",
        "seconds('1d') == 86400",
        "duration('90s') == duration('1m30s')",
        "semver('v1.2.3-rc.1').minor == 2",
        "semverCompare('1.0.0-alpha', '1.0.0') == -1",
        "cidr('10.1.2.3/8').network == '10.0.0.0'",
        "cidrContains('10.0.0.0/8', '10.2.0.0/16') && !cidrContains('10.2.0.0/16', '10.0.0.0/8')",
        "image('nginx').registry == 'docker.io' && image('nginx').repository == 'library/nginx'",
        "url('https://example.org:443/a').canonical == url('https://example.org/a').canonical",
        "fact.n == 1 && 'a' in fact.l",
        "'aB'.lowerAscii() == 'ab'",
      })
  void holds(String source) {
    assertInstanceOf(CelCondition.Outcome.True.class, evaluate(source, 1L, 2L));
  }

  @Test
  void whatIsAbsentIsNull() {
    assertInstanceOf(
        CelCondition.Outcome.True.class,
        evaluate("left == null && right != null", Absent.ABSENT, 2L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "left",
        "fact.missing == 1",
        "left / 0 == 1",
        "quantity('many') > 1",
        "semver('one').major == 1",
        "left.startsWith('a')",
        "[1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b, [1,2,3,4,5,6,7,8,9,10].all(c,"
            + " [1,2,3,4,5,6,7,8,9,10].all(d, [1,2,3,4,5,6,7,8,9,10].all(e, true)))))",
      })
  void anErrorIsNoAnswerAndNeverFalse(String source) {
    assertInstanceOf(CelCondition.Outcome.NoAnswer.class, evaluate(source, 1L, 2L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"left ==", "unknown_name == 1", "nofunction(left)", "\"open"})
  void whatIsNoConditionIsSaidWhenItIsCompiled(String source) {
    assertInstanceOf(CelEngine.Compiled.Wrong.class, ENGINE.compile(source));
  }

  /** The chain of precedence that section 11 of the specification itself gives. */
  @Test
  void versionsHaveTheOrderOfTheSpecification() {
    List<String> ascending =
        List.of(
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "2.0.0",
            "2.1.0",
            "2.1.1");
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        assertEquals(
            Integer.compare(i, j),
            Integer.signum(
                SemVer.parse(ascending.get(i))
                    .orElseThrow()
                    .compareTo(SemVer.parse(ascending.get(j)).orElseThrow())));
      }
    }
  }
}
