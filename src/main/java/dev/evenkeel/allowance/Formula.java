package dev.evenkeel.allowance;

import java.util.Map;

/** A compiled condition over named values; the wiring brings the engine. */
@FunctionalInterface
public interface Formula {
  Outcome evaluate(Map<String, Object> variables);

  /** What came out. A formula that fails gives no answer: the item stays unjudged. */
  sealed interface Outcome {
    record True() implements Outcome {}

    record False() implements Outcome {}

    record NoAnswer(String message) implements Outcome {}
  }
}
