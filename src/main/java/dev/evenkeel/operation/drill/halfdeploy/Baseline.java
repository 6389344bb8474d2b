package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.operation.drill.Outreach;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.operation.drill.halfdeploy.bench.Ran;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;

/** The database that a drill starts from: what is provided, and what is applied already. */
final class Baseline {
  private Baseline() {}

  static Place make(Setup setup, Workbench bench) {
    Outreach.refuseApplied(setup);
    Sandbox sandbox = bench.rig().sandbox();
    Migrator migrator = bench.rig().migrator();
    Place base = sandbox.create();
    setup.provide().to(base);
    if (setup.from().isPresent()) {
      Ran applied = bench.runUncut(base, target -> migrator.forth(target, setup.from()));
      if (!applied.done()) {
        sandbox.drop(base);
        throw new SandboxFailure(
            "what is applied already (--from) does not apply: " + applied.said(),
            "correct it, or drill from another migration");
      }
    }
    return base;
  }
}
