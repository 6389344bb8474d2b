package dev.evenkeel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what the program says. */
final class ReadmeTest {
  private static final Path PROJECT = Path.of(System.getProperty("evenkeel.project", "."));
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
  private static String readme = "";

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void read() throws IOException {
    readme = Files.readString(PROJECT.resolve("README.md"));
  }

  @Test
  void theReportOnTheFirstScreenIsTheDemosOwn() {
    String cache = PROJECT.resolve("target/cache").toAbsolutePath().toString();
    String demo = new Shell(folder).variable("XDG_CACHE_HOME", cache).run("demo").out();
    int at = 0;
    for (String part : block("text").split("\n\\[\\.\\.\\.]\n")) {
      int found = demo.indexOf(part.strip(), at);
      assertTrue(found >= 0, () -> "`demo` does not say, in this order:\n" + part);
      at = found + part.strip().length();
    }
    assertTrue(block("text").startsWith("FAILED"), "a report that fails");
  }

  @Test
  void theFirstConfigurationWorksAsItStands() {
    Shell shell = new Shell(folder).file("evenkeel.yaml", block("yaml"));
    for (String side : new String[] {"staging", "production"}) {
      shell.file(
          "k8s/" + side + "/map.yaml",
          "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {colour: blue}\n");
    }
    shell.file("deploy/staging.env", "LOG_LEVEL=debug\nURL=https://staging.example.org/\n");
    shell.file("deploy/production.env", "LOG_LEVEL=info\nURL=https://example.org/\n");

    Shell.Ran ran = shell.run("compare");

    assertEquals(0, ran.code(), ran.out() + ran.err());
  }

  @Test
  void everyLinkLeadsSomewhere() {
    LINK.matcher(readme)
        .results()
        .map(link -> link.group(1))
        .forEach(
            link -> assertTrue(Files.exists(PROJECT.resolve(link)), () -> "README.md: " + link));
  }

  private static String block(String language) {
    int start = readme.indexOf("```" + language + "\n") + language.length() + 4;
    return readme.substring(start, readme.indexOf("\n```", start) + 1);
  }
}
