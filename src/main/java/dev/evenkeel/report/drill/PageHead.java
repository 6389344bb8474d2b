package dev.evenkeel.report.drill;

import dev.evenkeel.drill.HarnessCheck;
import dev.evenkeel.drill.Heading;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.report.drill.DrillPage.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every drill tells a person of what it ran on, and why it can be believed. */
final class PageHead {
  private PageHead() {}

  static Fact engine(Heading head) {
    return new Fact("engine", head.engine() + " " + head.engineVersion());
  }

  static Fact tool(Heading head) {
    return new Fact(
        "tool",
        head.tool()
            + " "
            + head.toolVersion()
            + ", way forth "
            + head.mode()
            + ", way back "
            + head.undoMode());
  }

  static Fact harness(List<HarnessCheck> harness) {
    return new Fact(
        "harness",
        String.join(
            ", ",
            harness.stream()
                .map(check -> check.id() + (check.held() ? " held" : " DID NOT HOLD"))
                .toList()));
  }

  /** Why the drill itself says that nothing may be made of it. */
  static Optional<String> doubt(List<HarnessCheck> harness) {
    return harness.stream()
        .filter(check -> !check.held())
        .findFirst()
        .map(check -> "the drill does not believe itself: " + check.id());
  }

  /** Which file of the folder was not drilled. */
  static String unreadFolder(Heading head) {
    return "not all of the folder could be read"
        + head.problems().stream().findFirst().map(first -> ": " + first.at()).orElse("");
  }

  /** What did not hold of the harness, then what of the folder is no migration. */
  static List<String> notes(List<HarnessCheck> harness, Heading head) {
    var notes = new ArrayList<String>();
    for (HarnessCheck check : harness) {
      if (!check.held()) {
        notes.add(check.id() + ": " + check.detail());
      }
    }
    for (Plan.Problem problem : head.problems()) {
      notes.add(problem.at() + ": " + problem.message() + "; " + problem.next());
    }
    return notes;
  }
}
