package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.wiring.Books;
import dev.evenkeel.app.wiring.Checks;
import dev.evenkeel.drill.hazard.Hazards;
import dev.evenkeel.drill.hazard.PlanSeen;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.operation.drill.hazard.JudgeHazards;
import java.time.LocalDate;
import java.util.Optional;

/** The checks and allowances that a drill's statements are held against. */
record JudgedHazards(JudgeHazards judge) {
  /** Complains about a wrong evenkeel.yaml before anything is drilled. */
  static JudgedHazards of(Optional<Declaration> declaration, Console console) {
    return new JudgedHazards(
        new JudgeHazards(
            Books.ofPlan(declaration), LocalDate.now(console.clock()), Checks.judge(declaration)));
  }

  Hazards judged(PlanSeen seen) {
    return judge.of(seen);
  }
}
