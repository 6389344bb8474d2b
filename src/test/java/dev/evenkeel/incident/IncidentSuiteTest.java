package dev.evenkeel.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every incident of {@code src/test/incidents}: found, and its twin is not called broken. */
class IncidentSuiteTest {
  private static final Path ROOT = Path.of("src/test/incidents");
  private static final int FEWEST = 26;
  private static final int RUNS = 3;

  private static final Pattern ROW = Pattern.compile("(hazard|incident|request) [1-9][0-9]?");

  private final List<Incident> incidents = Incident.all(ROOT);

  private static JsonNode fault(Incident incident) {
    return Drilled.record(incident, incident.fault());
  }

  /** Each command is drilled once for all tests, two at a time, each with servers of its own. */
  private static final class Drilled {
    private static final ExecutorService TWO =
        Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("incident-", 0).factory());
    private static final Map<String, Future<JsonNode>> RECORDS = start();

    private static Map<String, Future<JsonNode>> start() {
      var records = new HashMap<String, Future<JsonNode>>();
      for (Incident incident : Incident.all(ROOT)) {
        for (String command : List.of(incident.fault(), incident.twin())) {
          records.put(key(incident, command), TWO.submit(() -> incident.record(command)));
        }
      }
      TWO.shutdown();
      return records;
    }

    private static String key(Incident incident, String command) {
      return incident.name() + " " + command;
    }

    static JsonNode record(Incident incident, String command) {
      try {
        return RECORDS.get(key(incident, command)).get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(incident.name() + ": " + command, e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void thereAreEnoughOfThemAndTheReadmeNamesEach() throws IOException {
    assertTrue(incidents.size() >= FEWEST, "only " + incidents.size());
    String readme = Files.readString(ROOT.resolve("README.md"));
    var unnamed = incidents.stream().map(Incident::name).filter(n -> !readme.contains(n)).toList();
    assertEquals(List.of(), unnamed, "incidents that README.md does not name");
  }

  @Test
  void enoughOfThemAreKnownFromDifferentRows() {
    var rows = new TreeSet<String>();
    for (Incident incident : incidents) {
      assertTrue(ROW.matcher(incident.row()).matches(), incident.name() + ": " + incident.row());
      rows.add(incident.row());
    }
    assertTrue(rows.size() >= FEWEST, () -> rows.size() + " different rows: " + rows);
  }

  /** What differs in its name alone is no other fault. */
  @Test
  void enoughOfThemHaveAnotherPlanAndAnotherTable() {
    var plans = new TreeSet<String>();
    var tables = new TreeSet<String>();
    for (Incident incident : incidents) {
      JsonNode record = fault(incident);
      plans.add(record.path("plan").path("digest").asText());
      tables.add(Incident.table(record));
    }
    int distinct = Math.min(plans.size(), tables.size());
    assertTrue(distinct >= FEWEST, plans.size() + " plans, " + tables.size() + " tables");
  }

  @TestFactory
  Stream<DynamicTest> theFaultIsFoundAndItsTwinIsNotCalledBroken() {
    return incidents.stream()
        .map(incident -> DynamicTest.dynamicTest(incident.name(), () -> once(incident)));
  }

  private static void once(Incident incident) {
    JsonNode fault = fault(incident);
    assertEquals(List.of(), incident.missing(fault), incident.fault());
    JsonNode twin = Drilled.record(incident, incident.twin());
    assertEquals("passed", twin.path("verdict").asText(), incident.twin() + ": " + troubles(twin));
    assertFalse(incident.answered(twin), incident.twin() + " answers as the fault does");
  }

  private static List<String> troubles(JsonNode record) {
    var troubles = new ArrayList<String>();
    record
        .path("states")
        .forEach(s -> troubles.add(s.path("verdict").asText() + " " + s.path("probes")));
    record.path("units").forEach(unit -> troubles.add(unit.toString()));
    return troubles;
  }

  @TestFactory
  @Tag("nightly")
  Stream<DynamicTest> threeRunsSayTheSame() {
    return incidents.stream()
        .map(incident -> DynamicTest.dynamicTest(incident.name(), () -> thrice(incident)));
  }

  private static void thrice(Incident incident) {
    for (String command : List.of(incident.fault(), incident.twin())) {
      JsonNode first = said(Drilled.record(incident, command));
      for (int run = 1; run < RUNS; run++) {
        assertEquals(first, said(incident.record(command)), command);
      }
    }
  }

  /** What a record says, without how long it took. */
  private static JsonNode said(JsonNode record) {
    var said = new ObjectNode(JsonNodeFactory.instance);
    said.set("verdict", record.path("verdict"));
    said.set("units", record.path("units"));
    var states = said.putArray("states");
    record.path("states").forEach(state -> states.add(state.path("verdict")));
    said.set("coverage", record.path("coverage"));
    return said;
  }
}
