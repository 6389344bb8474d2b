package dev.evenkeel.sandbox.seed;

/** What a row is there to show. */
enum Flavor {
  PLAIN,
  /** As little as the table lets through: NULL, or what the server has in store. */
  NULLS,
  LONGEST,
  STRANGEST,
  LOWEST,
  HIGHEST
}
