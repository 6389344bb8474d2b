package dev.evenkeel.contract.compatibility;

import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.validator.Violation;

/**
 * A document that keeps the writer's contract and that the reader refuses. Both validators were
 * asked: the one takes it, the other does not.
 *
 * @param violation where the reader refuses it
 * @param document the document
 */
public record Break(Violation violation, Json document) {
  /** In one sentence. */
  public String sentence() {
    return violation.place() + ": " + violation.expected() + " is asked for at " + violation.at();
  }
}
