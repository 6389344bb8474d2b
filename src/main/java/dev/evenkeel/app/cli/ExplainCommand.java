package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.finding.ReportedFinding;
import dev.evenkeel.app.finding.ReportedFindings;
import dev.evenkeel.app.finding.ReportedSide;
import dev.evenkeel.app.wiring.Checks;
import dev.evenkeel.check.Catalogue;
import dev.evenkeel.check.Check;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.value.Nearest;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain ID}: what a finding or a check means, and what to do. */
@Command(
    name = "explain",
    description = "Says what a finding or a check means, whose it is and what to do.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  static final Pattern FINDING = Pattern.compile("[0-9a-f]{12}");

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "A check, e.g. cfg-value-differs, or a finding's 12 hex digits.")
  String id = "";

  @Parameters(
      index = "1..*",
      arity = "0..2",
      paramLabel = "SIDE",
      description = "The two sides the finding came from; without them, the pair of evenkeel.yaml.")
  List<String> sides = List.of();

  @Mixin private FindingOptions findings = new FindingOptions();
  @Mixin private ConfigOption config = new ConfigOption();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Declaration> declaration = config.find(console);
    Catalogue catalogue = Checks.catalogue(declaration);
    if (FINDING.matcher(id).matches()) {
      ReportedFindings all = findings.find(console, declaration, sides);
      finding(
          named(id, all, catalogue).orElseThrow(() -> unknownFinding(id, all)),
          all,
          catalogue,
          declaration);
      return ExitCode.PASSED;
    }
    Check check = catalogue.named(id).orElseThrow(() -> unknownCheck(id, catalogue));
    check(check, declaration);
    return ExitCode.PASSED;
  }

  private void finding(
      ReportedFinding finding,
      ReportedFindings all,
      Catalogue catalogue,
      Optional<Declaration> declaration) {
    PrintStream out = console.out();
    out.println(
        finding.severity() + "  " + finding.itemClass() + "  " + Printed.line(finding.item()));
    out.println();
    out.println("  " + Printed.line(finding.message()));
    int names = Math.max(all.left().length(), all.right().length());
    out.println("  " + side(all.left(), names, finding.left()));
    out.println("  " + side(all.right(), names, finding.right()));
    line("owner", finding.owner().orElse("nobody is declared"));
    finding.blame().ifPresent(blame -> line("moved by", blame));
    finding.allowedAt().ifPresent(at -> line("allowance", at));
    if (!finding.remedy().isEmpty()) {
      line("next", finding.remedy());
    }
    if (finding.allowedAt().isEmpty()) {
      line(
          "allow",
          declaration.isPresent()
              ? "evenkeel allow "
                  + finding.id()
                  + " --why ... --owner ... --expires ... --change-our-mind ..."
              : "allowances stand in evenkeel.yaml, which evenkeel init writes");
    }
    for (String id : checks(finding)) {
      catalogue
          .named(id)
          .ifPresent(
              check -> {
                out.println();
                check(check, declaration);
              });
    }
  }

  private void line(String label, String text) {
    console.out().printf("  %-9s  %s%n", label, Printed.line(text));
  }

  private static List<String> checks(ReportedFinding finding) {
    var ids = new ArrayList<String>();
    ids.add(finding.check());
    ids.addAll(finding.also());
    return ids;
  }

  private static String side(String name, int width, Optional<ReportedSide> side) {
    String padded = Printed.line(name) + " ".repeat(Math.max(0, width - name.length()));
    return padded
        + "  "
        + side.map(s -> Printed.line(s.text()) + "  " + Printed.line(s.at())).orElse("(absent)");
  }

  private void check(Check check, Optional<Declaration> declaration) {
    PrintStream out = console.out();
    out.println(check.id() + "  (" + check.severity().word() + ", since " + check.since() + ")");
    out.println();
    String page =
        CheckPages.of(check, declaration)
            .orElseGet(() -> check.title() + "\n\nnext: " + check.remedy() + "\n");
    page.lines().forEach(line -> out.println(Printed.line(line)));
  }

  /** By the id of today, or by the one under which it was reported before it was allowed. */
  static Optional<ReportedFinding> named(String id, ReportedFindings all, Catalogue catalogue) {
    return all.named(id)
        .or(() -> all.formerly(id, catalogue.checks().stream().map(Check::id).toList()));
  }

  static UsageError unknownFinding(String id, ReportedFindings all) {
    List<String> near = Nearest.to(id, all.ids(), 3);
    return new UsageError(
        "the comparison of "
            + all.left()
            + " and "
            + all.right()
            + " has no finding "
            + id
            + (near.isEmpty()
                ? "; it may be settled, or belong to another pair of sides: list them with"
                    + " `evenkeel compare`"
                : "; near it: " + String.join(", ", near)));
  }

  private static UsageError unknownCheck(String id, Catalogue catalogue) {
    List<String> near = Nearest.to(id, catalogue.checks().stream().map(Check::id).toList(), 3);
    return new UsageError(
        "there is no check "
            + id
            + (near.isEmpty() ? "" : "; near it: " + String.join(", ", near))
            + "; the id of a check (as in the report) or a finding's 12 hex digits was expected");
  }
}
