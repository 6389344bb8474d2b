package dev.evenkeel.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.check.cel.CelRules;
import dev.evenkeel.source.file.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckReaderTest {
  private static final String WHOLE =
      """
      id: cfg-example
      title: an example
      severity: warn
      since: 0.1.0
      on: [difference]
      when: {class: [DIFFERENT], not-traits: [order-only]}
      rule: fact.key.startsWith('A')
      message: "{key} differs"
      remedy: align it
      """;

  private final List<Problem> problems = new ArrayList<>();

  private Optional<Check> read(String text) {
    var parsed =
        new YamlReader().read(text.getBytes(StandardCharsets.UTF_8), "checks/cfg/x/check.yaml");
    return new CheckReader(new CelRules(), problems).read(parsed.trees().getFirst().root());
  }

  @Test
  void aWholeCheckIsRead() {
    Check check = read(WHOLE).orElseThrow();
    assertEquals(List.of(), problems);
    assertEquals("cfg-example", check.id());
    assertEquals(Severity.WARN, check.severity());
    assertEquals(2, check.when().size());
  }

  @Test
  void allProblemsOfAFileAreSaidAtOnceEachWithItsLine() {
    assertTrue(
        read("""
        id: Not An Id
        titel: mistyped
        severity: fatal
        on: []
        rule: left ==
        """)
            .isEmpty());
    String all = problems.toString();
    for (String expected :
        List.of(
            "check.yaml:2: a check has no key titel; was title meant?",
            "the key title is missing",
            "the key since is missing",
            "the key remedy is missing",
            "severity is fatal; expected block, warn or info",
            "on names nothing",
            "Not An Id",
            "check.yaml:5: the rule is no condition in CEL")) {
      assertTrue(all.contains(expected), () -> expected + " in " + all);
    }
  }

  @Test
  void anIdThatStandsTwiceNamesBothPlaces() {
    Check check = read(WHOLE).orElseThrow();
    Catalogue catalogue = Catalogue.of(List.of(check, check), problems);
    assertEquals(1, catalogue.checks().size());
    assertTrue(problems.getFirst().text().contains("belongs to checks/cfg/x/check.yaml:1"));
  }
}
