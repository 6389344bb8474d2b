package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.HarnessCheck;
import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.drill.halfdeploy.Twin;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.operation.drill.halfdeploy.terms.Asking;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.sandbox.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Shows on the same server, with the same cuts and the same judge, that a tool that applies a
 * change twice is caught, and that a sound one is not accused.
 */
final class Controls {
  private Controls() {}

  static List<HarnessCheck> checks(Setup setup, Wire.Wiring wiring, Terms terms) {
    Terms alone =
        Terms.usual(terms.folder())
            .with(List.of(Fault.KILLED))
            .asking(Asking.NOTHING.withoutOthers());
    HalfDeployRecord planted = drilled(setup, wiring, alone, new ControlTool(false));
    HalfDeployRecord good = drilled(setup, wiring, alone, new ControlTool(true));
    var checks = new ArrayList<HarnessCheck>();
    if (!terms.asking().alone()) {
      checks.add(twin(setup, wiring, terms));
    }
    checks.addAll(
        List.of(
            new HarnessCheck(
                "planted-fault",
                planted.states().stream().anyMatch(s -> s.verdict() == StateVerdict.SILENT_WRONG),
                "a tool that commits a change and its record apart: " + said(planted)),
            new HarnessCheck(
                "known-good",
                !good.states().isEmpty()
                    && good.coverage().missed() == 0
                    && good.states().stream().noneMatch(FoundState::fails),
                "a tool that commits them together: " + said(good))));
    return checks;
  }

  /** The sound one has no lock: a second runner beside it must apply the change once more. */
  private static HarnessCheck twin(Setup setup, Wire.Wiring wiring, Terms terms) {
    HalfDeployRecord planted =
        drilled(
            setup,
            wiring,
            Terms.usual(terms.folder())
                .with(List.of(Fault.KILLED))
                .hittingOnly(ControlTool.STEP.id() + "/forth/0/before/deployer-killed"),
            new ControlTool(true));
    List<Twin> twins =
        planted.states().stream().flatMap(s -> s.probes().others().twin().stream()).toList();
    return new HarnessCheck(
        "planted-twin",
        twins.stream().anyMatch(twin -> twin.answer() == Twin.Answer.WRONG),
        "two runners of a tool without a lock: "
            + twins.stream().map(twin -> twin.answer().word()).collect(Collectors.joining(", ")));
  }

  private static HalfDeployRecord drilled(
      Setup setup, Wire.Wiring wiring, Terms terms, ControlTool tool) {
    Plan plan = new Plan(setup.plan().layout(), "control", List.of(ControlTool.STEP), List.of());
    var control =
        new Setup(
            setup.sandbox(),
            setup.reader(),
            part -> tool,
            plan,
            ControlTool::prepare,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            setup.limits().within(Optional.empty(), Integer.MAX_VALUE),
            dev.evenkeel.operation.drill.Progress.NONE);
    return DrillHalfDeploy.withoutControls(control, wiring, terms);
  }

  private static String said(HalfDeployRecord record) {
    return record.coverage().hit()
        + " points hit, "
        + record.states().stream()
            .map(state -> state.verdict().name())
            .distinct()
            .collect(Collectors.joining(", "));
  }
}
