package dev.evenkeel.difference;

/** What kind of unequal two values are; rules read it by its name in lower case. */
public enum Trait {
  /** The same text with another type, {@code "8080"} and {@code 8080}. */
  TYPE_ONLY,
  /** Equal but for white space around or at line ends. */
  WHITESPACE_ONLY,
  /** The same elements in another order. */
  ORDER_ONLY,
  /** The same elements in the same order, with others of one side alone between them. */
  POSITION_ONLY,
  /** Present on both sides and empty on the left. */
  EMPTY_LEFT,
  /** Present on both sides and empty on the right. */
  EMPTY_RIGHT,
  /** Null on the left, something else on the right. */
  NULL_LEFT,
  /** Something else on the left, null on the right. */
  NULL_RIGHT,
  /** At least one side is secret. */
  SECRET,
  /** Declared as an image reference. */
  IMAGE;

  public Trait mirrored() {
    return switch (this) {
      case EMPTY_LEFT -> EMPTY_RIGHT;
      case EMPTY_RIGHT -> EMPTY_LEFT;
      case NULL_LEFT -> NULL_RIGHT;
      case NULL_RIGHT -> NULL_LEFT;
      default -> this;
    };
  }
}
