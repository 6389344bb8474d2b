package dev.evenkeel.difference;

/** What became of an item. The names are the report's contract. */
public enum ItemClass {
  EQUAL,
  EQUAL_BY_DEFAULT,
  EQUAL_BY_TOKEN,
  ALLOWED,
  PENDING,
  DIFFERENT,
  ONLY_LEFT,
  ONLY_RIGHT,
  VIOLATES,
  LEAK,
  UNKNOWN;

  /** The same class seen from the other side. */
  public ItemClass mirrored() {
    return switch (this) {
      case ONLY_LEFT -> ONLY_RIGHT;
      case ONLY_RIGHT -> ONLY_LEFT;
      default -> this;
    };
  }

  public boolean equalInEffect() {
    return this == EQUAL || this == EQUAL_BY_DEFAULT || this == EQUAL_BY_TOKEN;
  }
}
