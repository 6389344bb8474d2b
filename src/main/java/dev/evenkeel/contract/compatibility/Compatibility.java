package dev.evenkeel.contract.compatibility;

import dev.evenkeel.contract.formula.Formula;
import dev.evenkeel.contract.formula.Formulas;
import dev.evenkeel.contract.formula.Translation;
import dev.evenkeel.contract.solve.Answer;
import dev.evenkeel.contract.solve.Solver;
import dev.evenkeel.contract.validator.Validator;
import java.util.List;

/**
 * How two versions of a contract stand to each other.
 *
 * @param backward what the new reader makes of old documents
 * @param forward what the old reader makes of new documents
 */
public record Compatibility(Direction backward, Direction forward) {

  public static Compatibility of(Validator older, Validator newer) {
    return new Compatibility(direction(older, newer), direction(newer, older));
  }

  /** The other way round. */
  public Compatibility mirrored() {
    return new Compatibility(/* backward= */ forward, /* forward= */ backward);
  }

  /** What a reader makes of a writer's documents. */
  public static Direction direction(Validator writer, Validator reader) {
    var formulas = new Formulas();
    var solver = new Solver(formulas, Validator::isOfFormat);
    var writers = new Translation(writer.contract(), formulas);
    Formula read = new Translation(reader.contract(), formulas).wide();
    Formula wide = writers.wide();
    if (wide.id() == read.id()) {
      return new Direction.Compatible(List.of(), List.of()); // it asks for what is written
    }
    Formula close = writers.close();
    if (solver.solve(close) instanceof Answer.None) {
      close = wide; // nothing is described so closely: then everything that is not forbidden is
    }
    var described = new Breaks(writer, reader, solver, formulas);
    described.look(close, read, List.of());
    var beyond = new Breaks(writer, reader, solver, formulas);
    if (wide.id() != close.id()) {
      beyond.look(wide, read, described.found());
    }
    if (!described.found().isEmpty()) {
      return new Direction.Breaking(described.found(), beyond.found(), described.undecided());
    }
    return described.undecided().isEmpty()
        ? new Direction.Compatible(beyond.found(), beyond.undecided())
        : new Direction.Unknown(beyond.found(), described.undecided());
  }
}
