package dev.evenkeel.app.cli.serve;

import dev.evenkeel.app.cli.NextSteps;
import dev.evenkeel.app.cli.gate.ReportText;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.environment.LoadEnvironments;
import dev.evenkeel.app.http.Journal;
import dev.evenkeel.app.lookout.Pair;
import dev.evenkeel.app.wiring.Comparisons;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.operation.lookout.Look;
import dev.evenkeel.report.Report;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Compares as {@code evenkeel compare} would now: evenkeel.yaml is read anew each time. What is
 * wrong with it goes to the journal; the log keeps that there was nothing to be seen.
 *
 * @param config the evenkeel.yaml that the user named
 */
record Looker(Console console, Optional<String> config, Pair pair, Journal journal)
    implements Supplier<Look> {
  /** What is said to a person who waits would stand between the journal's lines at each look. */
  private Console quiet() {
    var nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Console(
        console.in(),
        nobody,
        nobody,
        console.directory(),
        console.variables(),
        console.clock(),
        false);
  }

  @Override
  public Look get() {
    try {
      Console quiet = quiet();
      Optional<Declaration> declaration = LoadEnvironments.find(quiet, config);
      Optional<Declaration.Sides> sides = declaration.flatMap(Declaration::compare);
      if (sides
          .filter(s -> s.left().equals(pair.left()) && s.right().equals(pair.right()))
          .isEmpty()) {
        return new Look.Blind(
            "evenkeel.yaml does not compare these two any more: start the service anew to have it"
                + " look at what stands there now");
      }
      var comparisons = new Comparisons(quiet, declaration);
      Report report =
          comparisons.run(
              comparisons.pair(List.of()), Optional.empty(), new NextSteps(List.of(), config));
      return new Look.Seen(report, ReportText.json(report), ReportText.policy(quiet, config));
    } catch (UsageError e) {
      journal.say("compare", Map.of("problems", e.problems()));
      return new Look.Blind(
          "evenkeel.yaml or what it names cannot be used; `evenkeel compare` says what is wrong"
              + " there");
    }
  }
}
