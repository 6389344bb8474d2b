package dev.evenkeel.operation.drill.hazard;

import dev.evenkeel.drill.hazard.Shape;
import java.sql.Connection;
import java.util.Optional;

/** Looks at nothing: for what is applied already. */
record Blind(boolean hasTransactions) implements Eyes {
  @Override
  public Shape shape(Connection session) {
    return Shape.NOTHING;
  }

  @Override
  public Glimpse glimpse(Connection session) {
    return Glimpse.NOTHING;
  }

  @Override
  public Optional<String> algorithm(Connection session, String sql, String gist) {
    return Optional.empty();
  }
}
