package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** docs/commands.md says what the program can do, all of it and nothing else. */
class CommandsDocumentTest {
  private static final Pattern OPTION = Pattern.compile("`(--[a-z-]+)");
  private static String page = "";

  @TempDir Path folder;

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(Path.of(System.getProperty("evenkeel.project"), "docs/commands.md"));
  }

  @Test
  void everyVerbHasASectionAndEverySectionAVerb() {
    var documented = new TreeSet<>(sections().keySet());
    documented.remove("Exit codes");
    assertEquals(new TreeSet<>(verbs().keySet()), documented);
  }

  @Test
  void everyOptionStandsInItsVerbsSectionAndNoOther() {
    Map<String, String> sections = sections();
    verbs()
        .forEach(
            (verb, command) -> {
              var known = new TreeSet<String>();
              for (OptionSpec option : command.getCommandSpec().options()) {
                String name = option.longestName();
                known.add(name);
                if (!List.of("--help", "--version").contains(name)) {
                  assertTrue(
                      sections.getOrDefault(verb, "").contains("`" + name),
                      () -> verb + " " + name + " is missing in docs/commands.md");
                }
              }
              OPTION
                  .matcher(sections.getOrDefault(verb, ""))
                  .results()
                  .map(found -> found.group(1))
                  .filter(name -> !name.equals("--format"))
                  .forEach(name -> assertTrue(known.contains(name), verb + " has no " + name));
            });
  }

  @Test
  void everyExitCodeStandsInTheTable() throws IllegalAccessException {
    for (Field code : ExitCode.class.getFields()) {
      assertTrue(
          sections().getOrDefault("Exit codes", "").contains("| " + code.getInt(null) + " |"),
          code.getName());
    }
  }

  private Map<String, CommandLine> verbs() {
    var all = new LinkedHashMap<String, CommandLine>();
    CommandLineTool.whole(new Shell(folder).console())
        .getSubcommands()
        .forEach((verb, command) -> gather(verb, command, all));
    return all;
  }

  private static void gather(String name, CommandLine command, Map<String, CommandLine> all) {
    all.put(name, command);
    command.getSubcommands().forEach((verb, below) -> gather(name + " " + verb, below, all));
  }

  /** The page's sections by heading, of both levels. */
  private static Map<String, String> sections() {
    var sections = new LinkedHashMap<String, String>();
    String heading = "";
    var lines = new ArrayList<String>();
    for (String line : page.lines().toList()) {
      if (line.startsWith("## ") || line.startsWith("### ")) {
        sections.put(heading, String.join("\n", lines));
        heading = line.replaceFirst("#+ ", "");
        lines.clear();
      } else {
        lines.add(line);
      }
    }
    sections.put(heading, String.join("\n", lines));
    sections.remove("");
    return sections;
  }
}
