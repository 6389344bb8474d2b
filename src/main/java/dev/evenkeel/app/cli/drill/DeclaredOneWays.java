package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.drill.OneWay;
import dev.evenkeel.drill.OneWays;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.PlanDeclaration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What {@code plan: oneWay:} of evenkeel.yaml says today. */
final class DeclaredOneWays {
  private DeclaredOneWays() {}

  static OneWays of(Optional<Declaration> declaration, Console console) {
    List<OneWay> declared =
        declaration
            .flatMap(Declaration::plan)
            .map(PlanDeclaration::oneWay)
            .orElse(List.of())
            .stream()
            .map(
                unit ->
                    new OneWay(
                        unit.unit(),
                        unit.why(),
                        unit.owner(),
                        unit.expires(),
                        unit.changeOurMind(),
                        unit.at()))
            .toList();
    return new OneWays(declared, LocalDate.now(console.clock()));
  }
}
