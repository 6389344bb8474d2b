package dev.evenkeel.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.wiring.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/facts.md} names every kind of fact that is made or asked for, and no other. */
class FactsDocumentTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

  /** Where a fact or note is made, its kind is the first text. */
  private static final Pattern MADE =
      Pattern.compile(
          "(?:new Fact|new"
              + " Note|Note\\.of|(?<!journal\\.)(?<!journal\\(\\)\\.)\\bsay|\\.alike)\\(\\s*\"([a-z]+(?:-[a-z]+)+)\"");

  private static final Pattern WORD = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");

  private static Set<String> documented() throws IOException {
    String text = Files.readString(Path.of("docs/facts.md"));
    String kinds = text.substring(text.indexOf("## Kinds"), text.indexOf("## Details"));
    return ROW.matcher(kinds).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  private static String sources() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
      var text = new StringBuilder();
      for (Path file : all.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    }
  }

  @Test
  void everyKindThatACheckAsksForIsDocumented() throws IOException {
    var asked = new TreeSet<String>();
    Checks.catalogue(Optional.empty()).checks().forEach(check -> asked.addAll(check.kinds()));
    asked.removeAll(documented());
    assertEquals(Set.of(), asked);
  }

  @Test
  void everyKindThatIsMadeIsDocumented() throws IOException {
    Set<String> made =
        MADE.matcher(sources()).results().map(m -> m.group(1)).collect(Collectors.toSet());
    assertTrue(made.size() > 10, "the kinds are looked for in the wrong way");
    made.removeAll(documented());
    assertEquals(Set.of(), made);
  }

  @Test
  void everyKindThatIsDocumentedIsMade() throws IOException {
    Set<String> words =
        WORD.matcher(sources()).results().map(m -> m.group(1)).collect(Collectors.toSet());
    var documented = new TreeSet<>(documented());
    documented.removeAll(words);
    assertEquals(Set.of(), documented);
  }
}
