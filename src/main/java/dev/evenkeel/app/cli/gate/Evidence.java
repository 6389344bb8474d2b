package dev.evenkeel.app.cli.gate;

import dev.evenkeel.app.cli.trail.SoundLog;
import dev.evenkeel.app.cli.trail.TrailDirectory;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.wiring.DeclaredPlan;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.Declaration.DrillDeclaration;
import dev.evenkeel.operation.gate.Approvals;
import dev.evenkeel.operation.gate.DrillEvidence;
import dev.evenkeel.operation.gate.RecordedDrill;
import dev.evenkeel.operation.trail.PackedTrail;
import dev.evenkeel.operation.trail.ShowTrail;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.record.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of a change beside its environments, held against what the file asks for. */
final class Evidence {
  private final Console console;
  private final Optional<Declaration> declaration;
  private final Optional<String> commit;

  Evidence(Console console, Optional<Declaration> declaration, Optional<String> commit) {
    this.console = console;
    this.declaration = declaration;
    this.commit = commit;
  }

  /**
   * What speaks for and against.
   *
   * @param facts what stands against a deploy
   * @param plan digest of the plan, where it could be read
   * @param drills those that speak for it
   */
  record Known(List<Fact> facts, Optional<String> plan, List<RecordedDrill> drills) {}

  /** As the log has it; a directory without a log has nothing yet. */
  Known in(TrailDirectory directory, String change) {
    if (!directory.exists()) {
      return none();
    }
    SoundLog.required(directory, console.clock().instant(), "nothing is decided on it");
    try (Storage storage = directory.openToRead()) {
      List<Remembered> records = ShowTrail.run(storage, change).records();
      List<RecordedDrill> drills = storage.read(reader -> RecordedDrill.among(reader, records));
      return held(records, drills);
    }
  }

  /** As a service has it. */
  Known in(PackedTrail trail) {
    return held(trail.records(), RecordedDrill.among(trail::blob, trail.records()));
  }

  /** The trail could not be read, which is not the same as an empty one. */
  Known unread(String why) {
    Known none = none();
    List<Fact> facts =
        none.facts().stream()
            .map(
                fact ->
                    new Fact(
                        fact.kind().equals("approval-missing") ? "approval-not-known" : fact.kind(),
                        fact.item(),
                        ItemClass.UNKNOWN,
                        fact.left(),
                        fact.right(),
                        "the change's trail could not be read: " + why,
                        fact.details()))
            .toList();
    return new Known(facts, none.plan(), List.of());
  }

  /** Nobody named a log. */
  Known none() {
    return held(List.of(), List.of());
  }

  private Known held(List<Remembered> records, List<RecordedDrill> drills) {
    Optional<String> plan = declaration.flatMap(DeclaredPlan::of).map(Plan::digest);
    var facts = new ArrayList<Fact>();
    Optional<DrillEvidence> asked =
        declaration.flatMap(d -> d.gate().drill()).map(drill -> evidence(drill, plan, drills));
    asked.ifPresent(evidence -> facts.addAll(evidence.facts()));
    int approvals = declaration.map(d -> d.gate().approvals()).orElse(0);
    Approvals.of(records, plan, commit).against(approvals).ifPresent(facts::add);
    return new Known(facts, plan, asked.map(DrillEvidence::used).orElse(List.of()));
  }

  private DrillEvidence evidence(
      DrillDeclaration drill, Optional<String> plan, List<RecordedDrill> drills) {
    return new DrillEvidence(
        drill.kinds(), drill.maxAge(), plan, drills, console.clock().instant());
  }
}
