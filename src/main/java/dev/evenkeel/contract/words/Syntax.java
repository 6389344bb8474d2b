package dev.evenkeel.contract.words;

import java.util.List;

/** What a regular expression says. */
sealed interface Syntax {
  /** One character of a set. */
  record One(CharSet set) implements Syntax {}

  /** One after the other; of none: the empty word. */
  record Sequence(List<Syntax> parts) implements Syntax {}

  /** One of them. */
  record Choice(List<Syntax> ways) implements Syntax {}

  /**
   * Again and again.
   *
   * @param max below zero: without end
   */
  record Repeat(Syntax inside, int min, int max) implements Syntax {}

  /** The start of the text. */
  record Start() implements Syntax {}

  /** The end of the text. */
  record End() implements Syntax {}
}
