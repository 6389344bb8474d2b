package dev.evenkeel.app.wiring;

import dev.evenkeel.allowance.AllowanceBook;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.Rules;
import dev.evenkeel.difference.Watch;
import dev.evenkeel.difference.pairing.DeclaredPair;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.gate.Gate;
import dev.evenkeel.operation.Aside;
import dev.evenkeel.operation.Compare;
import dev.evenkeel.report.Report;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.value.ItemPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A comparison as evenkeel.yaml and the command line ask for it. */
public final class Comparisons {
  private final Console console;
  private final Optional<Declaration> declaration;
  private final List<Fact> evidence;

  public Comparisons(Console console, Optional<Declaration> declaration) {
    this(console, declaration, List.of());
  }

  /**
   * A comparison that is one part of a decision.
   *
   * @param evidence what is known of the change beside its environments
   */
  public Comparisons(Console console, Optional<Declaration> declaration, List<Fact> evidence) {
    this.console = console;
    this.declaration = declaration;
    this.evidence = List.copyOf(evidence);
  }

  /** Both sides of a comparison. */
  public record Pair(Side left, Side right) {}

  /** The two sides the user names, or those of {@code compare:} where he names none. */
  public Pair pair(List<String> names) {
    var sides = new Sides(console, declaration);
    if (names.size() == 2) {
      return new Pair(sides.named(names.get(0)), sides.named(names.get(1)));
    }
    if (!names.isEmpty()) {
      throw new UsageError(
          "one side is given (" + names.getFirst() + "), two are compared: compare LEFT RIGHT");
    }
    Declaration.Sides declared =
        declaration
            .flatMap(Declaration::compare)
            .orElseThrow(
                () ->
                    new UsageError(
                        "nothing to compare: give two sides (files, directories, environments), or"
                            + " declare `compare: {left: ..., right: ...}` in evenkeel.yaml"));
    return new Pair(sides.named(declared.left()), sides.named(declared.right()));
  }

  /**
   * Reads both sides and compares them.
   *
   * @param failOn the threshold asked for on the command line
   * @param next which commands to offer afterwards
   */
  public Report run(Pair pair, Optional<Severity> failOn, Compare.Advice next) {
    return compared(pair, failOn, next).report();
  }

  /** As {@link #run}, with what was compared. */
  public Compared compared(Pair pair, Optional<Severity> failOn, Compare.Advice next) {
    var snapshots = new Snapshots(console, declaration);
    var right = Aside.begin(() -> snapshots.of(pair.right()));
    var terms = Aside.begin(() -> terms(pair, failOn));
    Snapshot read = snapshots.of(pair.left());
    Snapshot left = Snapshots.beside(right.result(), read);
    Snapshot other = Snapshots.beside(read, right.result());
    Optional<Snapshot> asDeclared = asDeclared(pair).map(snapshots::of);
    Report report = Compare.run(left, other, asDeclared, terms.result(), next);
    return new Compared(
        isOfCompare(pair) ? report : NoAllowances.said(report, declaration), left, other);
  }

  private boolean isOfCompare(Pair pair) {
    return isDeclaredPair(pair.left(), pair.right()) || isDeclaredPair(pair.right(), pair.left());
  }

  /** The environment that says how the two of {@code compare:} should be. */
  private Optional<Side> asDeclared(Pair pair) {
    return isOfCompare(pair)
        ? declaration
            .flatMap(Declaration::compare)
            .flatMap(Declaration.Sides::declared)
            .map(name -> new Sides(console, declaration).named(name))
        : Optional.empty();
  }

  /** A report and the snapshots it is about. */
  public record Compared(Report report, Snapshot left, Snapshot right) {}

  private Compare.Terms terms(Pair pair, Optional<Severity> failOn) {
    boolean mirrored = isDeclaredPair(pair.right(), pair.left());
    AllowanceBook book =
        mirrored || isDeclaredPair(pair.left(), pair.right())
            ? declaration.map(Books::of).orElseGet(AllowanceBook::empty)
            : AllowanceBook.empty();
    return new Compare.Terms(
        rules(mirrored),
        book,
        mirrored,
        LocalDate.now(console.clock()),
        Checks.judge(declaration),
        new Gate(failOn.or(this::declaredThreshold).orElse(Severity.BLOCK)),
        evidence);
  }

  private Optional<Severity> declaredThreshold() {
    return declaration.flatMap(d -> d.gate().failOn()).map(Checks::severity);
  }

  /** Allowances speak about the pair of {@code compare:} alone. */
  private boolean isDeclaredPair(Side left, Side right) {
    return declaration
        .flatMap(Declaration::compare)
        .filter(sides -> isNamed(left, sides.left()) && isNamed(right, sides.right()))
        .isPresent();
  }

  private static boolean isNamed(Side side, String name) {
    return side instanceof Side.Declared declared && declared.environment().name().equals(name);
  }

  private Rules rules(boolean mirrored) {
    return declaration
        .map(
            d ->
                new Rules(
                    Watch.NOTHING,
                    d.lists().stream()
                        .map(
                            list ->
                                new Rules.DeclaredList(
                                    list.item(),
                                    list.key().stream().toList(),
                                    list.key().isEmpty()))
                        .toList(),
                    d.pairs().stream().map(declared -> pair(declared, mirrored)).toList()))
        .orElse(Rules.NONE);
  }

  private static DeclaredPair pair(Declaration.Pair declared, boolean mirrored) {
    String left = object(declared.left());
    String right = object(declared.right());
    return mirrored ? new DeclaredPair(right, left) : new DeclaredPair(left, right);
  }

  /** {@code Kind/namespace/name} of {@code object/SOURCE/Kind/namespace/name}. */
  private static String object(ItemPath item) {
    List<String> segments = item.segments();
    return String.join(
        "/",
        segments.subList(Math.min(2, segments.size()), segments.size()).stream()
            .map(ItemPath::escape)
            .toList());
  }
}
