package dev.evenkeel.operation.trail;

import dev.evenkeel.report.trail.page.Dossier;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.record.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a drill saw, from the drill record that stands beside an entry. */
final class DrillReport {
  private static final String SCHEMA = "https://evenkeel.dev/schemas/drill-record/v1";

  private DrillReport() {}

  /** Those among a change's records, the newest first. */
  static List<Dossier.Drill> among(Storage.Reader reader, List<Remembered> records) {
    var drills = new ArrayList<Dossier.Drill>();
    for (Remembered record : records.reversed()) {
      RecordType type = record.entry().type();
      if (type == RecordType.DRILL_HALF_DEPLOY || type == RecordType.DRILL_ROLLBACK) {
        for (Commitment commitment : record.entry().commitments()) {
          reader.blob(commitment.hash()).flatMap(blob -> read(blob, record)).ifPresent(drills::add);
        }
      }
    }
    return drills;
  }

  private static Optional<Dossier.Drill> read(Blob blob, Remembered record) {
    Map<String, @Nullable Object> members;
    try {
      members = StrictJson.object(blob.content(), "evidence");
    } catch (Malformed e) {
      return Optional.empty(); // evidence of another kind: a log, a picture
    }
    if (!SCHEMA.equals(members.get("schema"))) {
      return Optional.empty();
    }
    boolean rollback = record.entry().type() == RecordType.DRILL_ROLLBACK;
    return Optional.of(
        new Dossier.Drill(
            text(members, "drill"),
            text(members, "verdict"),
            record.index(),
            record.entry().claimedAt().orElse(record.entry().receivedAt()),
            about(members),
            rollback
                ? List.of("unit", "way back", "rows lost", "verdict", "what was seen")
                : List.of(
                    "state", "verdict", "where", "run again", "take back", "old code", "way out"),
            rollback ? units(members) : states(members)));
  }

  private static String about(Map<?, ?> drill) {
    Map<?, ?> coverage = map(drill, "coverage");
    return text(map(drill, "engine"), "name")
        + " "
        + text(map(drill, "engine"), "version")
        + ", "
        + text(map(drill, "tool"), "name")
        + "; "
        + count(coverage, "hit")
        + " tried and "
        + count(coverage, "inferred")
        + " inferred of "
        + count(coverage, "enumerated")
        + ", plan "
        + text(map(drill, "plan"), "digest");
  }

  private static String count(Map<?, ?> coverage, String name) {
    return coverage.get(name) instanceof Long count ? count.toString() : "?";
  }

  private static List<List<String>> states(Map<?, ?> drill) {
    var rows = new ArrayList<List<String>>();
    for (Map<?, ?> state : maps(drill, "states")) {
      Map<?, ?> probes = map(state, "probes");
      rows.add(
          List.of(
              text(state, "name"),
              text(state, "verdict"),
              text(state, "about"),
              text(map(probes, "rerun"), "answer"),
              text(map(probes, "rollback"), "answer"),
              text(map(probes, "oldCode"), "answer"),
              text(map(state, "runbook"), "way")));
    }
    return rows;
  }

  private static List<List<String>> units(Map<?, ?> drill) {
    var rows = new ArrayList<List<String>>();
    for (Map<?, ?> unit : maps(drill, "units")) {
      rows.add(
          List.of(
              text(unit, "id"),
              text(unit, "wayBack").isEmpty() ? "none" : text(unit, "wayBack"),
              unit.get("rowsLost") instanceof Long lost ? lost.toString() : "not counted",
              text(unit, "verdict"),
              text(unit, "detail")));
    }
    return rows;
  }

  private static List<Map<?, ?>> maps(Map<?, ?> members, String name) {
    var maps = new ArrayList<Map<?, ?>>();
    if (members.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }

  private static Map<?, ?> map(Map<?, ?> members, String name) {
    return members.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }
}
