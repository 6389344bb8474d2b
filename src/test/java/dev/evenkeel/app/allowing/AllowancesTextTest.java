package dev.evenkeel.app.allowing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AllowancesTextTest {
  private static final NewAllowance NEW =
      new NewAllowance("config/app/NEW", "differs", "a", "b", "2027-03-01", "c");

  @Test
  void everyLineThatWasThereStaysInItsOrder() {
    for (String file :
        List.of(
            "version: 1\n",
            "version: 1",
            "version: 1\nallowances:\n  - item: a\n    expect: any\n\n# about the gate\ngate: {}\n",
            "allowances:\n- item: a\n  expect: any\n- item: b\nversion: 1\n",
            "allowances:\n"
                + "    # first\n"
                + "    - item: a   # why\n"
                + "      why: >\n"
                + "        long\n\n"
                + "        text\n",
            "allowances: # ours\n\n\n# end\n",
            "a: 1\r\nallowances:\r\n  - item: a\r\n")) {
      String after = AllowancesText.with(file, NEW).orElseThrow();
      assertTrue(isSubsequence(file.lines().toList(), after.lines().toList()), after);
      Node.Sequence list = (Node.Sequence) top(after).get("allowances");
      assertEquals("config/app/NEW", ((Node.Mapping) last(list)).text("item"), after);
      assertEquals(file.contains("\r"), after.contains("\r"));
    }
  }

  @Test
  void anEmptyListIsOpened() {
    for (String empty : List.of("[]", "[ ]  # none yet", "null", "~")) {
      String after =
          AllowancesText.with("version: 1\nallowances: " + empty + "\n", NEW).orElseThrow();
      assertEquals(1, ((Node.Sequence) top(after).get("allowances")).size(), after);
    }
  }

  @Test
  void whatHasNoPlaceForALineIsLeftAlone() {
    for (String file :
        List.of(
            "{\"version\": 1}\n",
            "version: 1\nallowances: [{item: a}]\n",
            "version: 1\n\"allowances\":\n  - a\n")) {
      assertEquals(Optional.empty(), AllowancesText.with(file, NEW));
    }
  }

  @Property(tries = 500)
  void everyTextReadsBackAsItself(@ForAll @StringLength(min = 1, max = 40) String text) {
    boolean aSurrogate = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
    String kept = aSurrogate ? "x" : text;
    var allowance = new NewAllowance("config/app/X", "any", kept, kept, "2027-03-01", kept);
    String file = AllowancesText.with("version: 1\n", allowance).orElseThrow();
    var list = (Node.Sequence) top(file).get("allowances");
    String why = ((Node.Mapping) last(list)).text("why");
    assertEquals(kept, why == null ? null : why.replace("$${env:", "${env:"), file);
  }

  private static Node last(Node.Sequence list) {
    return list.get(list.size() - 1);
  }

  private static Node.Mapping top(String yaml) {
    Parsed parsed = new YamlReader().read(yaml.getBytes(StandardCharsets.UTF_8), "evenkeel.yaml");
    assertEquals(List.of(), parsed.unread(), yaml);
    return (Node.Mapping) parsed.trees().getFirst().root();
  }

  private static boolean isSubsequence(List<String> part, List<String> whole) {
    var rest = Arrays.asList(whole.toArray(String[]::new)).iterator();
    for (String line : part) {
      boolean found = false;
      while (!found && rest.hasNext()) {
        found = rest.next().equals(line);
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }
}
