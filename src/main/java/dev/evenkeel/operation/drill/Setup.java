package dev.evenkeel.operation.drill;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Seeder;
import dev.evenkeel.source.database.CatalogReader;
import java.util.List;
import java.util.Optional;

/**
 * What a drill is given.
 *
 * @param migrators makes the tool that runs the plan, or a part of it
 * @param provide what the environment provides before the first migration; runs once
 * @param opening what each session runs first
 * @param seeding puts rows into a place; empty where no rows are asked for
 * @param from the newest migration that is applied already; empty for none
 * @param to the last one of the drill; empty for the last there is
 */
public record Setup(
    Sandbox sandbox,
    CatalogReader reader,
    MigratorFactory migrators,
    Plan plan,
    Provision provide,
    List<String> opening,
    Optional<Seeder> seeding,
    Optional<Migration> from,
    Optional<Migration> to,
    Limits limits,
    Progress progress) {
  public Setup {
    opening = List.copyOf(opening);
  }

  /** Does to an empty place what the environment does. */
  public interface Provision {
    /** Nothing. */
    Provision NOTHING = place -> {};

    void to(Place place);
  }

  /** Migrations before the drill's first unit. */
  public List<Migration> applied() {
    return plan.migrations().subList(0, begin());
  }

  /** The migrations that are the drill's units, in the order of the plan. */
  public List<Migration> units() {
    int end = to.map(plan.migrations()::indexOf).map(i -> i + 1).orElse(plan.migrations().size());
    return plan.migrations().subList(begin(), Math.max(begin(), end));
  }

  private int begin() {
    return from.map(plan.migrations()::indexOf).map(i -> i + 1).orElse(0);
  }
}
