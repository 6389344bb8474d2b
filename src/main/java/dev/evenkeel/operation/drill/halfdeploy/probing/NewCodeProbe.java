package dev.evenkeel.operation.drill.halfdeploy.probing;

import dev.evenkeel.drill.halfdeploy.Backward;
import dev.evenkeel.drill.halfdeploy.Contents;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Losses;
import dev.evenkeel.drill.halfdeploy.NewWrites;
import dev.evenkeel.drill.halfdeploy.NewWrites.Answer;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.Tried;
import dev.evenkeel.operation.drill.halfdeploy.bench.Ran;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.operation.drill.halfdeploy.terms.NewCode;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.SeedReport;
import dev.evenkeel.sandbox.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lets the new version write on what a step left, asks the old one, and takes the step back. */
public final class NewCodeProbe {
  /** Of one table; rows somebody brought may be many more than a drill makes. */
  private static final long MOST_ROWS = 50_000;

  private final Workbench bench;
  private final NewCode newCode;
  private final Session session;
  private final Dialect dialect;

  public NewCodeProbe(Workbench bench, NewCode newCode, Session session) {
    this.bench = bench;
    this.newCode = newCode;
    this.session = session;
    this.dialect = bench.rig().sandbox().engine().dialect();
  }

  /**
   * Asks it of a step's end.
   *
   * @param backward what the way back comes to where nobody has written
   */
  public NewWrites ask(Step step, OldCode oldCode, Tried<Backward> backward) {
    return bench.costs().of("rollbackAfterNewCode", () -> asked(step, oldCode, backward));
  }

  private NewWrites asked(Step step, OldCode oldCode, Tried<Backward> backward) {
    Place place = bench.rig().sandbox().copy(step.goal());
    try {
      List<String> refused = write(place);
      bench.awaitNoSessions(place);
      Fingerprint wrote = bench.read(place);
      boolean written = !wrote.sameRows(step.after());
      Probes.OldCode oldReads = written ? oldCode.restarted(place) : new Probes.OldCode.NotAsked();
      return !written
          ? answered(Tried.known(Answer.NOTHING_WRITTEN), Optional.empty(), refused, oldReads)
          : step.migration().back().isEmpty()
              ? answered(Tried.known(Answer.NO_WAY_BACK), Optional.empty(), refused, oldReads)
              : taken(step, place, wrote, backward, refused, oldReads);
    } finally {
      bench.rig().sandbox().drop(place);
    }
  }

  private NewWrites answered(
      Tried<Answer> back, Optional<Losses> losses, List<String> refused, Probes.OldCode oldReads) {
    return new NewWrites(back, losses, newCode instanceof NewCode.Stated, refused, oldReads);
  }

  private NewWrites taken(
      Step step,
      Place place,
      Fingerprint wrote,
      Tried<Backward> backward,
      List<String> refused,
      Probes.OldCode oldReads) {
    Set<String> tables = comparable(List.of(step.before(), step.after(), wrote));
    Contents written = rows(place, tables);
    Ran ran =
        bench.runUncut(place, target -> bench.rig().migrator().back(target, step.migration()));
    if (ran.hung()) {
      return answered(tried(Answer.HANGS, ran, List.of()), Optional.empty(), refused, oldReads);
    }
    if (!ran.done()) {
      boolean anyway = backward.answer() == Backward.FAILS;
      return answered(
          tried(anyway ? Answer.FAILS : Answer.FAILS_ON_NEW_ROWS, ran, List.of()),
          Optional.empty(),
          refused,
          oldReads);
    }
    Fingerprint left = bench.read(place);
    Losses losses =
        Losses.of(
            rows(step.base(), tables), rows(step.goal(), tables), written, rows(place, tables));
    if (!left.sameHistory(step.before()) || !left.sameSchemaButOrder(step.before())) {
      return answered(
          tried(Answer.DIFFERS, ran, schemaOnly(left, step.before())),
          Optional.of(losses),
          refused,
          oldReads);
    }
    Answer answer =
        losses.oldLost() > 0
            ? Answer.LOSES_OLD_ROWS
            : losses.none() ? Answer.RESTORES : Answer.LOSES_NEW_ROWS;
    return answered(tried(answer, ran, losses.where()), Optional.of(losses), refused, oldReads);
  }

  private static List<String> schemaOnly(Fingerprint left, Fingerprint before) {
    return left.against(before).stream().filter(line -> !line.contains(" holds ")).toList();
  }

  private static Tried<Answer> tried(Answer answer, Ran ran, List<String> differs) {
    return new Tried<>(answer, ran.said(), differs, ran.millis());
  }

  /** Tables whose rows are few enough; of the others nothing is said, and that is said. */
  private Set<String> comparable(List<Fingerprint> all) {
    var tables = new TreeSet<String>();
    var tooMany = new TreeSet<String>();
    for (Fingerprint each : all) {
      each.rows()
          .forEach(
              (table, held) -> {
                if (Fingerprint.isView(table)) {
                  return;
                }
                tables.add(table);
                if (Long.parseLong(held.substring(0, held.indexOf(' '))) > MOST_ROWS) {
                  tooMany.add(table);
                }
              });
    }
    tooMany.forEach(table -> bench.unseen(table + ": too many rows to see which a way back loses"));
    tables.removeAll(tooMany);
    return tables;
  }

  private Contents rows(Place place, Set<String> tables) {
    Contents contents = TableRows.read(place, dialect, tables);
    bench.awaitNoSessions(place);
    return contents;
  }

  /** What was not taken, one line each. */
  private List<String> write(Place place) {
    return switch (newCode) {
      case NewCode.Made made ->
          made.seeder().seed(place).tables().stream()
              .filter(table -> table.rows() == 0)
              .map(SeedReport.Table::path)
              .map(table -> table + " took no further row")
              .toList();
      case NewCode.Stated stated -> write(place, stated.statements());
    };
  }

  private List<String> write(Place place, List<String> statements) {
    var refused = new ArrayList<String>();
    try (Connection connection = place.dataSource(session).getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        try {
          statement.execute(each);
        } catch (SQLException e) {
          refused.add(each + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
      }
      return refused;
    } catch (SQLException e) {
      throw new SandboxFailure(
          place.name() + " does not answer: " + e.getMessage(), "run the drill again", e);
    }
  }
}
