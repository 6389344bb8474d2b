package dev.evenkeel.report.runbook;

import dev.evenkeel.drill.runbook.DrilledState;
import dev.evenkeel.drill.runbook.Runbook;
import dev.evenkeel.report.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One line of a page: what it is about, and what stands there. */
record PageLine(String label, List<String> lines) {
  PageLine {
    lines = List.copyOf(lines);
  }

  private static PageLine of(String label, String line) {
    return new PageLine(label, List.of(line));
  }

  /** What stands at the head of a runbook. */
  static List<PageLine> head(Runbook runbook) {
    var lines = new ArrayList<PageLine>();
    lines.add(of("tool", runbook.tool() + ", layout " + runbook.layout()));
    lines.add(of("engine", runbook.engine() + " " + runbook.engineVersion()));
    lines.add(of("plan", runbook.planDigest()));
    lines.add(of("drill", runbook.verdict() + runbook.broken().map(b -> "; " + b).orElse("")));
    lines.add(
        of(
            "no return",
            runbook
                .pointOfNoReturn()
                .map(
                    step ->
                        "after "
                            + step
                            + " "
                            + runbook.noReturn().orElse("no way back was found that restores"))
                .orElse("every step leads back")));
    return lines;
  }

  /** The record's probes, as a person calls them, in the order in which they are told. */
  private static final Map<String, String> PROBES = probes();

  private static Map<String, String> probes() {
    var probes = new LinkedHashMap<String, String>();
    probes.put("rerun", "run again");
    probes.put("rollback", "taken back");
    probes.put("historyTrue", "history true");
    probes.put("imageOnly", "old image alone");
    probes.put("rollbackAfterNewCode", "taken back after new writes");
    probes.put("twin", "second runner");
    probes.put("stale", "older runner");
    probes.put("lock", "dead runner's lock");
    probes.put("oldReadsNew", "old reads what new wrote");
    return probes;
  }

  /** A state's page without its commands, which a person copies. */
  static List<PageLine> page(DrilledState state) {
    var lines = new ArrayList<PageLine>();
    lines.add(new PageLine("recognise", state.entry().recognise()));
    lines.add(of("meanwhile", state.entry().meanwhile()));
    lines.add(
        of(
            "found",
            PROBES.entrySet().stream()
                .filter(probe -> state.asked(probe.getKey()))
                .map(probe -> probe.getValue() + ": " + state.answer(probe.getKey()))
                .collect(Collectors.joining("; "))));
    lines.add(of("way out", state.entry().way() + ", leads to: " + state.entry().leadsTo()));
    lines.add(of("who", state.entry().owner()));
    lines.add(of("took", took(state.entry().millis())));
    return lines;
  }

  static String title(DrilledState state) {
    return state.title() + " (" + Numbers.counted(state.points(), "point") + ")";
  }

  private static String took(long millis) {
    return millis == 0
        ? "not measured: it is the way of an uninterrupted deploy"
        : Numbers.number(millis) + " ms in the sandbox, with its rows";
  }
}
