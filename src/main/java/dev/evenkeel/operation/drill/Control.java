package dev.evenkeel.operation.drill;

import dev.evenkeel.drill.HarnessCheck;
import dev.evenkeel.drill.WayBack;
import dev.evenkeel.drill.rollback.Unit;
import dev.evenkeel.drill.rollback.UnitJudge;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.Script;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Migrations of our own whose end we know, run by the same tool and judged by the same judge: a
 * good one must be called restored, one whose way back does nothing must not, and one that makes a
 * dropped column again must be called lossy.
 */
final class Control {
  private static final String TABLE = "evenkeel_control";
  private static final String CREATE = "CREATE TABLE " + TABLE + " (id integer, note integer)";
  private static final String DROP = "DROP TABLE " + TABLE;

  private final Ground ground;
  private final MigratorFactory migrators;
  private final Plan plan;
  private final List<Migration> history = new ArrayList<>();

  Control(Ground ground, MigratorFactory migrators, Plan plan) {
    this.ground = ground;
    this.migrators = migrators;
    this.plan = plan;
  }

  /** The tool makes what it keeps its history in, so that this belongs to the baseline. */
  void prepare(Place place) {
    Migrator tool = migrators.of(plan);
    if (tool.tool().mode() == Tool.Mode.CUT) {
      ground.forth(tool, place, Optional.of(migration("0", CREATE, DROP)));
    }
    Migration good = migration("1", CREATE, DROP);
    Migrator control = migrators.control(with(List.of(good)));
    Said.of(ground.forth(control, place, Optional.of(good)), good)
        .or(() -> Said.of(ground.back(control, place, good)))
        .ifPresent(
            said -> {
              throw new SandboxFailure(
                  "a table of the drill's own cannot be made and dropped: " + said.message(),
                  "see what --before provides, and whether it leaves the owner its rights");
            });
  }

  List<HarnessCheck> checks(Place base) {
    Place place = ground.sandbox().copy(base);
    Unit good = judged(place, migration("1", CREATE, DROP));
    Unit loss =
        judged(
            place,
            migration(
                "2",
                "ALTER TABLE " + TABLE + " DROP COLUMN note",
                "ALTER TABLE " + TABLE + " ADD COLUMN note integer"));
    Unit planted = judged(place, migration("3", CREATE.replace(TABLE, TABLE + "_3"), "SELECT 1"));
    ground.sandbox().drop(place);
    return List.of(
        new HarnessCheck(
            "known-good",
            good.wayBack().equals(Optional.of(WayBack.RESTORED)) && !good.lossy(),
            "a table that is made and dropped: " + said(good)),
        new HarnessCheck(
            "planted-fault",
            planted.wayBack().equals(Optional.of(WayBack.NOT_RESTORED)),
            "a way back that drops nothing: " + said(planted)),
        new HarnessCheck(
            "planted-loss",
            loss.wayBack().filter(WayBack::leadsBack).isPresent() && loss.lossy(),
            "a column that is dropped and made again: " + said(loss)));
  }

  private static String said(Unit unit) {
    return unit.wayBack().map(WayBack::word).orElse("undecided: " + unit.detail())
        + (unit.lossy() ? ", lossy" : "");
  }

  /** Drills one, after those before it; leaves what its way forth makes. */
  private Unit judged(Place place, Migration migration) {
    history.add(migration);
    return UnitJudge.judge(
        new UnitTrial(ground, migrators.control(with(history)), migration, Optional.empty())
            .run(place, ground.look(place), Optional.empty()));
  }

  private Plan with(List<Migration> migrations) {
    return new Plan(plan.layout(), plan.digest(), migrations, List.of());
  }

  private static Migration migration(String version, String forth, String back) {
    String id = version + "_" + TABLE;
    return new Migration(
        id, version, script(id, "up", forth), Optional.of(script(id, "down", back)), false);
  }

  private static Script script(String id, String way, String sql) {
    String file = id + "." + way + ".sql";
    return new Script(file, sql, List.of(new Request(sql, file, 1)), true);
  }
}
