package dev.evenkeel.sandbox.seed;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.SeedReport;
import dev.evenkeel.sandbox.Seeder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows for every table, made from its types, keys and checks. */
public final class ConstraintSeeder implements Seeder {
  /** A table in a circle, or one that a trigger fills, may be ready only after another one. */
  private static final int PASSES = 3;

  private final Dialect dialect;
  private final TableReader reader;
  private final int first;
  private final List<Flavor> flavors;

  private ConstraintSeeder(Dialect dialect, int first, List<Flavor> flavors) {
    this.dialect = dialect;
    reader = Held.reader(dialect);
    this.first = first;
    this.flavors = List.copyOf(flavors);
  }

  public ConstraintSeeder(Dialect dialect) {
    this(dialect, TableSeeder.FIRST_NUMBER, List.of(Flavor.values()));
  }

  @Override
  public Optional<Seeder> plainer() {
    return flavors.size() == 1
        ? Optional.empty()
        : Optional.of(new ConstraintSeeder(dialect, first, List.of(Flavor.PLAIN)));
  }

  /** Makes other rows than the usual ones, so that they find room beside them. */
  public static ConstraintSeeder beside(Dialect dialect) {
    return new ConstraintSeeder(dialect, TableSeeder.OTHER_NUMBER, List.of(Flavor.values()));
  }

  @Override
  public SeedReport seed(Place place) {
    try (Connection connection = place.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      List<Table> tables = Held.tables(reader, connection);
      var seeded = new LinkedHashMap<String, SeedReport.Table>();
      List<Table> left = Order.of(tables);
      List<Table> before = List.of();
      for (int pass = 0; pass < PASSES && left.size() != before.size(); pass++) {
        before = left;
        left = fill(connection, left, seeded);
      }
      var report = new ArrayList<SeedReport.Table>();
      tables.forEach(table -> Optional.ofNullable(seeded.get(table.path())).ifPresent(report::add));
      return new SeedReport(report);
    } catch (SQLException e) {
      throw new SandboxFailure(
          "rows could not be made at " + place.url() + ": " + e.getMessage(),
          "give rows of your own (--seed FILE), or none (--seed none)",
          e);
    }
  }

  /** The tables that are still empty. */
  private List<Table> fill(
      Connection connection, List<Table> tables, Map<String, SeedReport.Table> seeded)
      throws SQLException {
    var empty = new ArrayList<Table>();
    for (Table table : tables) {
      TableSeeder.Outcome outcome = filled(connection, table);
      boolean unseeded = outcome.rows() == 0 && Held.rows(connection, table) == 0;
      connection.commit();
      seeded.put(
          table.path(),
          new SeedReport.Table(
              table.path(),
              outcome.rows(),
              unseeded ? Optional.of(outcome.refusal()) : Optional.empty()));
      if (unseeded) {
        empty.add(table);
      }
    }
    return empty;
  }

  /** What is checked at the end of a transaction is part of what a table lets through. */
  private TableSeeder.Outcome filled(Connection connection, Table table) throws SQLException {
    try {
      TableSeeder.Outcome outcome = TableSeeder.fill(connection, table, first, flavors);
      connection.commit();
      return outcome;
    } catch (SQLException e) {
      connection.rollback();
      return new TableSeeder.Outcome(
          0, String.valueOf(e.getMessage()).lines().findFirst().orElse("refused"));
    }
  }
}
