package dev.evenkeel.app.wiring;

import dev.evenkeel.allowance.Allowance;
import dev.evenkeel.allowance.AllowanceBook;
import dev.evenkeel.allowance.Expectation;
import dev.evenkeel.allowance.Formula;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.environment.AllowanceDeclaration;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.ExpectDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The book of allowances that evenkeel.yaml declares for its pair of environments. */
public final class Books {
  private static final String PLAN = "plan";
  private final String left;
  private final String right;
  private final List<String> problems = new ArrayList<>();
  private Optional<Formulas> formulas = Optional.empty();

  private Books(String left, String right) {
    this.left = left;
    this.right = right;
  }

  /** The book; empty where no pair is declared, because it then speaks about none. */
  static AllowanceBook of(Declaration declaration) {
    if (declaration.compare().isEmpty()) {
      return AllowanceBook.empty();
    }
    Declaration.Sides sides = declaration.compare().get();
    return new Books(sides.left(), sides.right())
        .book(declaration, declared -> !isOfPlan(declared));
  }

  /** Those that speak about what a plan does, which a drill sees and no comparison. */
  public static AllowanceBook ofPlan(Optional<Declaration> declaration) {
    return declaration
        .map(declared -> new Books("before", "after").book(declared, Books::isOfPlan))
        .orElseGet(AllowanceBook::empty);
  }

  private static boolean isOfPlan(AllowanceDeclaration declared) {
    return declared.item().segments().getFirst().equals(PLAN);
  }

  private AllowanceBook book(Declaration declaration, Predicate<AllowanceDeclaration> speaking) {
    var allowances = new ArrayList<Allowance>();
    for (AllowanceDeclaration declared : declaration.allowances()) {
      if (speaking.test(declared)) {
        allowances.add(allowance(declared));
      }
    }
    if (!problems.isEmpty()) {
      throw new UsageError(problems);
    }
    return new AllowanceBook(allowances, left, right, declaration.allowanceLimit());
  }

  private Allowance allowance(AllowanceDeclaration declared) {
    return new Allowance(
        declared.item(),
        expectation(declared.expect(), declared.at()),
        declared.why(),
        declared.owner(),
        declared.expires(),
        declared.changeOurMind(),
        declared.at());
  }

  private Expectation expectation(ExpectDeclaration declared, String at) {
    return switch (declared) {
      case ExpectDeclaration.Word word ->
          switch (word) {
            case DIFFERS -> new Expectation.Differs();
            case SAME -> new Expectation.Same();
            case ANY -> new Expectation.Any();
            case PRESENT -> new Expectation.Present();
          };
      case ExpectDeclaration.OnlyIn only -> new Expectation.OnlyIn(only.environment());
      case ExpectDeclaration.Ratio ratio -> new Expectation.Ratio(ratio.min(), ratio.max());
      case ExpectDeclaration.AtLeast atLeast -> new Expectation.AtLeast(atLeast.bound().text());
      case ExpectDeclaration.AtMost atMost -> new Expectation.AtMost(atMost.bound().text());
      case ExpectDeclaration.OneOf oneOf -> new Expectation.OneOf(oneOf.values());
      case ExpectDeclaration.Matches matches ->
          new Expectation.Matches(matches.left(), matches.right());
      case ExpectDeclaration.Cel cel ->
          new Expectation.Cel(cel.expression(), formula(cel.expression(), at));
    };
  }

  private Formula formula(String source, String at) {
    Formulas compiler = formulas.orElseGet(() -> new Formulas(left, right));
    formulas = Optional.of(compiler);
    return switch (compiler.compile(source)) {
      case Formulas.Compiled.Sound sound -> sound.formula();
      case Formulas.Compiled.Unsound unsound -> {
        problems.add(
            at + ": the formula is no condition in CEL over left, right and env: " + unsound.why());
        yield variables -> new Formula.Outcome.NoAnswer(unsound.why());
      }
    };
  }
}
