package dev.evenkeel.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.app.cli.CommandLineTool;
import dev.evenkeel.app.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One fault that happened to somebody, as data: a plan with it, a twin without it, the one command
 * for each, and what a drill has to say.
 *
 * @param folder where its plans lie
 * @param row what it is known from: {@code hazard 21}, {@code incident 8}, {@code request 16}
 * @param fault the command that must find it
 * @param twin the command that must find nothing
 * @param expect what the record of the fault has to say
 */
record Incident(Path folder, String row, String fault, String twin, Map<?, ?> expect) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Incident> all(Path root) {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().map(Incident::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Incident read(Path folder) {
    try {
      var load = new Load(LoadSettings.builder().build());
      var file = (Map<?, ?>) load.loadFromString(Files.readString(folder.resolve("incident.yaml")));
      for (String key : List.of("title", "seen", "row", "fault", "twin", "expect")) {
        if (!file.containsKey(key)) {
          throw new IllegalStateException(folder + "/incident.yaml has no " + key);
        }
      }
      return new Incident(
          folder,
          String.valueOf(file.get("row")),
          String.valueOf(file.get("fault")),
          String.valueOf(file.get("twin")),
          (Map<?, ?>) file.get("expect"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  /** The drill record that a command gives. */
  JsonNode record(String command) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(List.of("--format", "json"));
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            folder.toAbsolutePath(),
            Map.of("HOME", home(), "PATH", "/usr/bin:/bin"),
            Clock.systemUTC(),
            false);
    int code = CommandLineTool.run(console, arguments.toArray(String[]::new));
    try {
      return JSON.readTree(out.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(
          name() + ": exit code " + code + ", " + err.toString(StandardCharsets.UTF_8), e);
    }
  }

  /** Where servers are unpacked once for all runs of the tests. */
  private static String home() {
    return Path.of("target/incidents").toAbsolutePath().toString();
  }

  /** What a record says of states and units: two faults with one table are one fault. */
  static String table(JsonNode record) {
    var table = new ArrayList<String>();
    record
        .path("states")
        .forEach(
            state ->
                table.add(
                    state.path("about").asText()
                        + " "
                        + state.path("verdict").asText()
                        + " "
                        + state.path("probes").findValuesAsText("answer")
                        + " "
                        + state.path("runbook").path("recognise")));
    record
        .path("units")
        .forEach(
            unit ->
                table.add(
                    unit.path("wayBack").asText()
                        + " "
                        + unit.path("again").asText()
                        + " "
                        + unit.path("lossy").asText()
                        + " "
                        + unit.path("rowsLost").asText()
                        + " "
                        + unit.path("detail").asText()));
    table.add(record.path("broken").path("message").asText());
    return String.join("\n", table);
  }

  /** What of the expectation the record does not say; empty where it says all. */
  List<String> missing(JsonNode record) {
    var missing = new ArrayList<String>();
    String verdict = wanted("verdict", "failed");
    if (!record.path("verdict").asText().equals(verdict)) {
      missing.add("verdict " + verdict + ", it is " + record.path("verdict").asText());
    }
    if (expect.containsKey("noReturn")
        && !record.path("pointOfNoReturn").asText().equals(wanted("noReturn", ""))) {
      missing.add("no return after " + expect.get("noReturn"));
    }
    if (expect.containsKey("probe") && !answered(record)) {
      missing.add("a probe " + expect.get("probe") + " that says " + expect.get("answer"));
    }
    if (expect.containsKey("state")) {
      var states = new ArrayList<String>();
      record.path("states").forEach(state -> states.add(state.path("verdict").asText()));
      if (!states.contains(String.valueOf(expect.get("state")))) {
        missing.add("a state " + expect.get("state") + ", there are " + states);
      }
    }
    if (expect.containsKey("broken")
        && !record.path("broken").path("how").asText().equals(expect.get("broken"))) {
      missing.add("a step that is " + expect.get("broken") + ", it says " + record.path("broken"));
    }
    if (expect.containsKey("unit")) {
      missing.addAll(missingOfUnit(record));
    }
    return missing;
  }

  private String wanted(String key, String otherwise) {
    return expect.containsKey(key) ? String.valueOf(expect.get(key)) : otherwise;
  }

  /** Whether some state's probe gave the expected answer. */
  boolean answered(JsonNode record) {
    if (!expect.containsKey("probe")) {
      return false;
    }
    for (JsonNode state : record.path("states")) {
      String answer = state.path("probes").path(wanted("probe", "")).path("answer").asText();
      if (answer.equals(wanted("answer", ""))) {
        return true;
      }
    }
    return false;
  }

  private List<String> missingOfUnit(JsonNode record) {
    for (JsonNode unit : record.path("units")) {
      if (unit.path("id").asText().equals(expect.get("unit"))) {
        var missing = new ArrayList<String>();
        for (String field : List.of("wayBack", "again", "lossy")) {
          Object wanted = expect.get(field);
          if (wanted != null && !unit.path(field).asText().equals(String.valueOf(wanted))) {
            missing.add(field + " " + wanted + ", the unit says " + unit);
          }
        }
        if (expect.containsKey("rowsLost") && unit.path("rowsLost").asLong() == 0) {
          missing.add("lost rows, the unit says " + unit);
        }
        return missing;
      }
    }
    return List.of("a unit " + expect.get("unit"));
  }
}
