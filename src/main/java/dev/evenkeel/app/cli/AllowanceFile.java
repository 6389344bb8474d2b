package dev.evenkeel.app.cli;

import dev.evenkeel.app.allowing.AllowancesText;
import dev.evenkeel.app.allowing.NewAllowance;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.environment.LoadEnvironments;
import dev.evenkeel.app.finding.ReportedFinding;
import dev.evenkeel.app.finding.ReportedFindings;
import dev.evenkeel.app.wiring.Comparisons;
import dev.evenkeel.environment.AllowanceDeclaration;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.source.file.NamedPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * evenkeel.yaml with one allowance more. It must hold as a whole, and where the sources are at hand
 * the comparison is run with it: what does not let the finding pass is not offered.
 */
final class AllowanceFile {
  private static final String ALLOWED = "ALLOWED";

  /**
   * An allowance that does what it is for.
   *
   * @param text the file with it; empty where it is written in a way that nothing can be added to
   */
  record Fitting(NewAllowance allowance, Optional<String> text) {}

  private final Console console;
  private final NamedPath place;
  private final boolean comparable;
  private final byte[] before;

  AllowanceFile(Console console, NamedPath place, boolean comparable) {
    this.console = console;
    this.place = place;
    this.comparable = comparable;
    this.before = read();
  }

  private byte[] read() {
    try {
      return Files.readAllBytes(place.path());
    } catch (IOException e) {
      throw new UsageError(place.written() + " cannot be read (" + FileTrouble.why(e) + ")");
    }
  }

  /** The first candidate that lets the finding pass. */
  Fitting fitting(ReportedFinding finding, NewAllowance allowance, List<String> candidates) {
    String file = new String(before, StandardCharsets.UTF_8);
    Optional<UsageError> refused = Optional.empty();
    for (String candidate : candidates) {
      NewAllowance expecting = allowance.expecting(candidate);
      Optional<String> text = AllowancesText.with(file, expecting);
      if (text.isEmpty()) {
        return new Fitting(expecting, text);
      }
      try {
        Declaration declared = declared(text.get(), expecting);
        if (!comparable || isEqual(finding) || passes(finding, declared)) {
          return new Fitting(expecting, text);
        }
      } catch (UsageError e) {
        refused = Optional.of(refused.orElse(e));
      }
    }
    throw refused.orElseGet(() -> passesNot(finding, candidates));
  }

  /** What must differ and is equal stands in the report until it differs; that is its purpose. */
  private static boolean isEqual(ReportedFinding finding) {
    return finding.itemClass().startsWith("EQUAL");
  }

  private static UsageError passesNot(ReportedFinding finding, List<String> candidates) {
    return new UsageError(
        "finding "
            + finding.id()
            + " ("
            + finding.item()
            + ") would still stand with expect: "
            + String.join(", or ", candidates)
            + "; nothing was written: "
            + (finding.itemClass().equals("UNKNOWN")
                ? "what nobody could look at cannot be allowed, " + finding.remedy()
                : finding.check()
                    + " says: "
                    + finding.remedy()
                    + "; where it is right all the same, say what you expect with --expect"));
  }

  /** What the file would declare; it must hold, and must hold what was added. */
  private Declaration declared(String text, NewAllowance added) {
    Declaration after =
        LoadEnvironments.parse(console, place, text.getBytes(StandardCharsets.UTF_8));
    Declaration before = LoadEnvironments.parse(console, place, this.before);
    var more = new ArrayList<>(after.allowances());
    if (more.size() != before.allowances().size() + 1
        || more.stream().noneMatch(one -> isAdded(one, added))) {
      throw new UsageError(
          "an allowance cannot be added to "
              + place.written()
              + " as it is written; run without --write and paste it");
    }
    return after;
  }

  private static boolean isAdded(AllowanceDeclaration one, NewAllowance added) {
    return one.item().toString().equals(added.item())
        && one.why().equals(added.why())
        && one.owner().equals(added.owner())
        && one.changeOurMind().equals(added.changeOurMind());
  }

  private boolean passes(ReportedFinding finding, Declaration declaration) {
    var comparisons = new Comparisons(console, Optional.of(declaration));
    ReportedFindings after =
        ReportedFindings.of(
            comparisons.run(
                comparisons.pair(List.of()), Optional.empty(), (verdict, all) -> List.of()));
    return after.all().stream()
        .filter(one -> one.item().equals(finding.item()))
        .allMatch(one -> one.itemClass().equals(ALLOWED));
  }

  void replace(Fitting fitting) {
    String text =
        fitting
            .text()
            .orElseThrow(
                () ->
                    new UsageError(
                        "allowances stand in "
                            + place.written()
                            + " in flow style or as JSON, where none can be added without rewriting"
                            + " the file; run without --write and paste it"));
    if (!Arrays.equals(before, read())) {
      throw new UsageError(place.written() + " has changed meanwhile; nothing was written");
    }
    try {
      AtomicFile.replace(place.path(), text);
    } catch (IOException e) {
      throw new UsageError(
          "cannot write "
              + place.written()
              + " ("
              + FileTrouble.why(e)
              + "); run without --write and paste it");
    }
  }
}
