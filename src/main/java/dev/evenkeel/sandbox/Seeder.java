package dev.evenkeel.sandbox;

import java.util.Optional;

/** Puts rows into a place, so that a drill can see what becomes of them. */
public interface Seeder {
  /**
   * Fills the tables that are there now; the same tables are filled with the same rows each time.
   *
   * @throws SandboxFailure where the place cannot be read at all; a table that takes no row is data
   *     of the report
   */
  SeedReport seed(Place place);

  /** One that makes fewer and tamer rows, for a migration that fails on these. */
  default Optional<Seeder> plainer() {
    return Optional.empty();
  }
}
