package dev.evenkeel.report.contract;

import dev.evenkeel.contract.Contract;
import dev.evenkeel.contract.validator.Violation;
import java.util.List;

/** A document and how it stands to a contract. */
public sealed interface CheckedDocument {
  String file();

  /** It keeps the contract. */
  record Valid(String file) implements CheckedDocument {}

  /** It breaks the contract, at these places. */
  record Invalid(String file, List<Broken> broken) implements CheckedDocument {
    public Invalid {
      broken = List.copyOf(broken);
    }
  }

  /** It could not be judged. */
  record Unknown(String file, List<Contract.Problem> problems) implements CheckedDocument {
    public Unknown {
      problems = List.copyOf(problems);
    }
  }

  /**
   * One place at which it breaks the contract.
   *
   * @param at where in the document, {@code file:line}
   */
  record Broken(String at, Violation violation) {}
}
