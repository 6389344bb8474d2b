package dev.evenkeel.operation.drill;

import dev.evenkeel.drill.Observation;
import dev.evenkeel.drill.rollback.NumberedStorage;
import dev.evenkeel.drill.rollback.Trial;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Script;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.SeedReport;
import dev.evenkeel.sandbox.Seeder;
import java.util.List;
import java.util.Optional;

/**
 * Goes forth, back and forth again with one migration, on a place that has only seen the ways forth
 * before it.
 */
final class UnitTrial {
  private final Ground ground;
  private final Migrator migrator;
  private final Migration migration;
  private final Optional<Seeder> seeding;
  private List<String> unseeded = List.of();

  UnitTrial(Ground ground, Migrator migrator, Migration migration, Optional<Seeder> seeding) {
    this.ground = ground;
    this.migrator = migrator;
    this.migration = migration;
    this.seeding = seeding;
  }

  /**
   * Uses the place up.
   *
   * @param before what is there now
   * @param after what the way forth makes of it, where that was seen on another copy
   */
  Trial run(Place place, Observation before, Optional<Observation> after) {
    try {
      return trial(ran(place, before, after));
    } catch (SandboxFailure e) {
      return trial(new Trial.Undecided(e.getMessage() + "; " + e.next(), true));
    }
  }

  private Trial.Ran ran(Place place, Observation before, Optional<Observation> after) {
    Optional<Script> back = migration.back();
    if (after.isPresent() && seeding.isEmpty()) {
      if (back.isEmpty()) {
        return new Trial.Applied(before, after.get(), new Trial.NoScript(), unseeded, untold());
      }
      if (back.get().requests().isEmpty()) {
        return new Trial.Applied(before, after.get(), new Trial.EmptyScript(), unseeded, untold());
      }
    }
    Observation seeded = before;
    if (seeding.isPresent()) {
      unseeded = seeding.get().seed(place).unseeded().stream().map(SeedReport.Table::path).toList();
      seeded = ground.look(place);
    }
    Optional<Said> refused = forth(place);
    if (refused.isPresent()) {
      return new Trial.Undecided(
          "the way forth failed at " + refused.get().at() + ": " + refused.get().message(), true);
    }
    Observation made = after.filter(seen -> seeding.isEmpty()).orElseGet(() -> ground.look(place));
    return identified(new Trial.Applied(seeded, made, back(place, back), unseeded, untold()));
  }

  private Trial.WentBack back(Place place, Optional<Script> script) {
    if (script.isEmpty()) {
      return new Trial.NoScript();
    }
    if (script.get().requests().isEmpty()) {
      return new Trial.EmptyScript();
    }
    Optional<Said> broke = Said.of(ground.back(migrator, place, migration));
    if (broke.isPresent()) {
      return new Trial.Broke(broke.get().at(), broke.get().message(), left(place));
    }
    try (Glance glance = ground.glance(place)) {
      Observation left = glance.look();
      return new Trial.Ended(
          left,
          forth(place)
              .<Trial.Again>map(said -> new Trial.Refused(said.at(), said.message()))
              .orElseGet(() -> new Trial.Repeated(glance.look())));
    }
  }

  /** Where numbers of storage change by themselves, names and scripts say what was made again. */
  private Trial.Applied identified(Trial.Applied applied) {
    if (ground.engine().dialect() == Dialect.POSTGRESQL
        || !(applied.back() instanceof Trial.Ended ended)) {
      return applied;
    }
    var storage =
        new NumberedStorage(
            applied.before(),
            applied.after(),
            migration.forth().text(),
            migration.back().map(Script::text).orElse(""));
    return new Trial.Applied(
        applied.before(),
        storage.after(applied.after()),
        new Trial.Ended(storage.left(ended.left()), ended.again()),
        applied.unseeded(),
        applied.untold());
  }

  private List<String> untold() {
    return unseeded.stream().filter(path -> Mention.isIn(migration, path)).toList();
  }

  private Optional<Said> forth(Place place) {
    return Said.of(ground.forth(migrator, place, Optional.of(migration)), migration);
  }

  /** A place that was taken away from a migration that hung can be looked at no more. */
  private Optional<Observation> left(Place place) {
    try {
      return Optional.of(ground.look(place));
    } catch (SandboxFailure _) {
      return Optional.empty();
    }
  }

  private Trial trial(Trial.Ran ran) {
    return new Trial(migration.id(), migration.forth().file(), ran);
  }
}
