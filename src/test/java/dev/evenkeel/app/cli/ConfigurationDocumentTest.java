package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.app.environment.LoadEnvironments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/configuration.md knows every key of evenkeel.yaml, and its examples hold. */
class ConfigurationDocumentTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static String page = "";

  @TempDir Path folder;

  @BeforeAll
  static void read() throws IOException {
    page =
        Files.readString(Path.of(System.getProperty("evenkeel.project"), "docs/configuration.md"));
  }

  @Test
  void everyKeyAndEveryWordOfTheSchemaStandsInThePage() throws IOException {
    var named = new TreeSet<String>();
    gather(new ObjectMapper().readTree(PublishedSchema.EVENKEEL.text()), named);
    var missing = new ArrayList<String>();
    for (String name : named) {
      if (!Pattern.compile("`(?:[^`]*[ {\\[])?" + Pattern.quote(name) + "[`: ,\\]]")
          .matcher(page)
          .find()) {
        missing.add(name);
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(named.size() > 60, named::toString);
  }

  @Test
  void everyExampleHolds() {
    int examples = 0;
    for (var found = EXAMPLE.matcher(page).results().iterator(); found.hasNext(); examples++) {
      var shell = new Shell(folder).file("evenkeel.yaml", found.next().group(1));
      LoadEnvironments.require(shell.console(), Optional.empty());
    }
    assertTrue(examples >= 2);
  }

  private static void gather(JsonNode schema, TreeSet<String> named) {
    schema.path("properties").fieldNames().forEachRemaining(named::add);
    schema
        .path("enum")
        .forEach(
            word -> {
              if (word.isTextual()) {
                named.add(word.asText());
              }
            });
    schema.forEach(part -> gather(part, named));
  }
}
