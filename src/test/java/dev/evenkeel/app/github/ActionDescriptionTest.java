package dev.evenkeel.app.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.CommandLineTool;
import dev.evenkeel.app.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/** action.yml and the program say the same, and no input reaches a shell. */
class ActionDescriptionTest {
  private static final Path ACTION =
      Path.of(System.getProperty("evenkeel.project", "."), "github-action");
  private static String text = "";
  private static Map<?, ?> action = Map.of();

  @TempDir Path folder;

  @BeforeAll
  static void read() throws IOException {
    text = Files.readString(ACTION.resolve("action.yml"));
    action = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  @Test
  void theInputsAreTheProgramsInputs() {
    assertEquals(
        Arrays.stream(Input.values())
            .map(Input::word)
            .collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(part("inputs").keySet()));
  }

  @Test
  void theOutputsAreTheProgramsOutputsAndEachComesFromTheStep() {
    assertEquals(
        Arrays.stream(Output.values())
            .map(Output::word)
            .collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(part("outputs").keySet()));
    part("outputs")
        .forEach(
            (name, output) ->
                assertEquals(
                    "${{ steps.evenkeel.outputs." + name + " }}",
                    ((Map<?, ?>) output).get("value")));
  }

  @Test
  void anInputThatBearsAnOptionsNameIsAnOptionOfSomeVerb() {
    var options = new TreeSet<String>();
    gather(CommandLineTool.whole(new Shell(folder).console()), options);
    for (Input input : Input.values()) {
      input.option().ifPresent(name -> assertTrue(options.contains(name), name));
    }
  }

  private static void gather(CommandLine command, TreeSet<String> options) {
    command.getCommandSpec().options().forEach(option -> options.add(option.longestName()));
    command.getSubcommands().values().forEach(below -> gather(below, options));
  }

  @Test
  void everyInputSaysWhatItIsAndOnlyTheStepsOwnHaveADefault() {
    part("inputs")
        .forEach(
            (name, input) -> {
              var described = (Map<?, ?>) input;
              assertTrue(String.valueOf(described.get("description")).length() > 15, name + "");
              if (described.containsKey("default")) {
                Input known = Input.named(String.valueOf(name)).orElseThrow();
                assertEquals(
                    Input.Kind.STEP,
                    known.kind(),
                    name + ": a default would go before evenkeel.yaml");
              }
            });
  }

  @Test
  void noShellSeesAnExpression() {
    for (Object step : (Iterable<?>) part("runs").get("steps")) {
      var described = (Map<?, ?>) step;
      if (described.containsKey("run")) {
        assertFalse(String.valueOf(described.get("run")).contains("${{"), described + "");
        assertEquals("bash", described.get("shell"));
      } else {
        assertTrue(
            String.valueOf(described.get("uses")).matches("[\\w./-]+@[0-9a-f]{40}"),
            described + ": an action inside this one is fixed by its commit");
      }
    }
  }

  @Test
  void theVersionComesFromThePayloadsFileAndNeverFromTheRef() throws IOException {
    String run = Files.readString(ACTION.resolve("run.sh"));
    for (String wrong :
        new String[] {
          "GITHUB_ACTION_REF", "action_ref", "GITHUB_REF", "GITHUB_ACTION_REPOSITORY"
        }) {
      assertFalse((run + text).contains(wrong), wrong);
    }
    String payload = Files.readString(ACTION.resolve("payload.properties"));
    for (String key : new String[] {"version", "url", "sha256"}) {
      assertTrue(payload.contains("\n" + key + "="), key);
    }
  }

  private static Map<?, ?> part(String name) {
    return (Map<?, ?>) action.get(name);
  }
}
