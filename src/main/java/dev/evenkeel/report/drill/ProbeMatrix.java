package dev.evenkeel.report.drill;

import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.report.drill.DrillPage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** States x what else was asked of them; a probe that nobody asked anywhere has no column. */
final class ProbeMatrix {
  private static final String NOT_ASKED = "not asked";

  /** A column. */
  private record Column(String header, Function<Probes, String> answer) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("old code", probes -> StateEntries.oldCode(probes.oldCode())),
          new Column("image only", probes -> StateEntries.imageOnly(probes.imageOnly())),
          new Column("take back after new writes", StateEntries::newWrites),
          new Column("old reads new", StateEntries::oldReadsNew),
          new Column(
              "twin runner",
              probes -> probes.others().twin().map(t -> t.answer().word()).orElse(NOT_ASKED)),
          new Column(
              "older runner",
              probes -> probes.others().stale().map(s -> s.answer().word()).orElse(NOT_ASKED)),
          new Column(
              "lock of a dead one",
              probes -> probes.others().lock().map(l -> l.answer().word()).orElse(NOT_ASKED)));

  private ProbeMatrix() {}

  static Optional<Table> of(List<FoundState> states) {
    List<Column> asked =
        COLUMNS.stream()
            .filter(
                column ->
                    states.stream()
                        .anyMatch(s -> !column.answer().apply(s.probes()).equals(NOT_ASKED)))
            .toList();
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    var headers = new ArrayList<String>();
    headers.add("state");
    asked.forEach(column -> headers.add(column.header()));
    var rows = new ArrayList<List<String>>();
    for (FoundState state : states) {
      var row = new ArrayList<String>();
      row.add(state.name());
      asked.forEach(column -> row.add(column.answer().apply(state.probes())));
      rows.add(row);
    }
    return Optional.of(new Table("what else was asked of them", headers, rows));
  }
}
