package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.OneWay;
import dev.evenkeel.drill.OneWays;
import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.drill.halfdeploy.ImageOnly;
import dev.evenkeel.drill.halfdeploy.LockLeft;
import dev.evenkeel.drill.halfdeploy.NewWrites;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.Stale;
import dev.evenkeel.drill.halfdeploy.StepPhase;
import dev.evenkeel.drill.halfdeploy.StepPhase.Phase;
import dev.evenkeel.drill.halfdeploy.StoppedPoint;
import dev.evenkeel.drill.halfdeploy.Twin;
import dev.evenkeel.operation.drill.halfdeploy.terms.Asking;
import dev.evenkeel.operation.drill.halfdeploy.terms.NewCode;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Tool;
import dev.evenkeel.sandbox.seed.ConstraintSeeder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is asked of a state beside the tool's own two ways out: each probe, its mutant, its twin.
 */
final class HalfDeployProbesTest {
  private static final Terms KILLED = Terms.usual("m").with(List.of(Fault.KILLED));
  private static final String USERS =
      "CREATE TABLE users (id int PRIMARY KEY, name varchar(10));\n"
          + "INSERT INTO users VALUES (1, 'a');";

  /** A plan whose every way out holds, so that nothing but the probe in question can be red. */
  private static DrillTester sound() {
    return DrillTester.flyway()
        .withoutControls()
        .option("postgresql.transactional.lock", "false")
        .file("V1__users.sql", USERS)
        .file("U1__users.sql", "DROP TABLE users;");
  }

  private static Map<String, Phase> phases(HalfDeployRecord record) {
    return record.phases().stream().collect(Collectors.toMap(StepPhase::step, StepPhase::phase));
  }

  private static FoundState state(HalfDeployRecord record, String about) {
    return record.states().stream().filter(s -> s.about().equals(about)).findFirst().orElseThrow();
  }

  @Test
  void aRenameIsAContractAndTheImageAloneCannotBeRolledBackAfterIt() {
    HalfDeployRecord record =
        sound()
            .file("V2__rename.sql", "ALTER TABLE users RENAME COLUMN name TO full_name;")
            .file("U2__rename.sql", "ALTER TABLE users RENAME COLUMN full_name TO name;")
            .file("V3__more.sql", "CREATE TABLE more (id int);")
            .file("U3__more.sql", "DROP TABLE more;")
            .from("V1__users")
            .drill(KILLED.asking(List.of("SELECT name FROM users", "SELECT id FROM users")));
    assertEquals(
        Map.of("V2__rename", Phase.CONTRACT, "V3__more", Phase.EXPAND_ONLY), phases(record));
    assertEquals(
        ImageOnly.Answer.BREAKS, state(record, "after V2__rename").probes().imageOnly().answer());
    assertEquals(Optional.of("V2__rename"), record.pointOfNoReturn());
    assertTrue(record.noReturn().orElseThrow().why().endsWith("SELECT name FROM users"));
    assertEquals(DrillVerdict.PASSED, record.verdict(), "both ways lead out of every state");
  }

  @Test
  void aColumnBesideIsHarmlessToWhoNamesColumnsAndADrainToWhoDoesNot() {
    DrillTester plan =
        sound()
            .file("V2__add.sql", "ALTER TABLE users ADD COLUMN email text;")
            .file("U2__add.sql", "ALTER TABLE users DROP COLUMN email;")
            .from("V1__users");
    HalfDeployRecord named = plan.drill(KILLED.asking(List.of("SELECT id, name FROM users")));
    assertEquals(Map.of("V2__add", Phase.EXPAND_ONLY), phases(named));
    assertEquals(Optional.empty(), named.pointOfNoReturn());
    HalfDeployRecord star = plan.drill(KILLED.asking(List.of("SELECT * FROM users")));
    assertEquals(Map.of("V2__add", Phase.NEEDS_DRAIN), phases(star));
    assertEquals(
        ImageOnly.Answer.WORKS, state(star, "after V2__add").probes().imageOnly().answer());
    HalfDeployRecord none = plan.drill(KILLED);
    assertEquals(Map.of("V2__add", Phase.UNKNOWN), phases(none));
  }

  @Test
  void aRevokedRightBreaksWhoAsksAsTheApplicationAndNotTheOwner() {
    DrillTester plan =
        sound()
            .file("V2__revoke.sql", "REVOKE SELECT ON users FROM PUBLIC;")
            .file("U2__revoke.sql", "GRANT SELECT ON users TO PUBLIC;")
            .file("V1.1__grant.sql", "GRANT SELECT ON users TO PUBLIC;")
            .from("V1.1__grant");
    Asking asking = Asking.NOTHING.queries(List.of("SELECT id FROM users"));
    assertEquals(
        Map.of("V2__revoke", Phase.EXPAND_ONLY), phases(plan.drill(KILLED.asking(asking))));
    assertEquals(
        Map.of("V2__revoke", Phase.CONTRACT),
        phases(plan.drill(KILLED.asking(asking.as(Optional.of("pg_monitor"))))));
  }

  @Test
  void whatNoWayBackBringsAgainIsDeclaredOneWayUntilItsDay() {
    DrillTester plan =
        sound().file("V2__drop.sql", "ALTER TABLE users DROP COLUMN name;").from("V1__users");
    LocalDate today = LocalDate.of(2026, 11, 26);
    HalfDeployRecord signed = plan.drill(KILLED.signed(declared(today.plusDays(60), today)));
    assertEquals(StateVerdict.DECLARED_ONE_WAY, state(signed, "after V2__drop").verdict());
    HalfDeployRecord late = plan.drill(KILLED.signed(declared(today.minusDays(1), today)));
    assertEquals(StateVerdict.FORWARD_ONLY, state(late, "after V2__drop").verdict());
  }

  private static NewWrites.Answer written(HalfDeployRecord record) {
    return state(record, "after V2__m").probes().newWrites().orElseThrow().back().answer();
  }

  private static StateVerdict verdict(HalfDeployRecord record) {
    return state(record, "after V2__m").verdict();
  }

  private static DrillTester changing(String forth, String back) {
    return sound().file("V2__m.sql", forth).file("U2__m.sql", back).from("V1__users");
  }

  private static Terms writing(String... statements) {
    return KILLED.asking(
        Asking.NOTHING.writing(Optional.of(new NewCode.Stated(List.of(statements)))));
  }

  private static final Terms MADE =
      KILLED.asking(
          Asking.NOTHING.writing(
              Optional.of(new NewCode.Made(ConstraintSeeder.beside(Dialect.POSTGRESQL)))));

  @Test
  void aWayBackThatCutsWhatTheNewVersionWroteLosesDataAndOneThatDoesNotKeepsIt() {
    String widen = "ALTER TABLE users ALTER COLUMN name TYPE text;";
    HalfDeployRecord fault =
        changing(
                widen, "ALTER TABLE users ALTER COLUMN name TYPE varchar(10) USING left(name, 10);")
            .drill(MADE);
    assertEquals(NewWrites.Answer.LOSES_NEW_ROWS, written(fault));
    assertEquals(StateVerdict.DATA_LOSS, verdict(fault));
    assertEquals(DrillVerdict.FAILED, fault.verdict());
    assertEquals(
        List.of("after V2__m"),
        fault.states().stream().filter(FoundState::fails).map(FoundState::about).toList(),
        "nothing else is red");
    HalfDeployRecord twin =
        changing("CREATE INDEX users_name ON users (name);", "DROP INDEX users_name;").drill(MADE);
    assertEquals(NewWrites.Answer.RESTORES, written(twin));
    assertEquals(StateVerdict.SAFE, verdict(twin));
    assertEquals(DrillVerdict.PASSED, twin.verdict());
  }

  @Test
  void aWayBackThatFailsOnlyOnceTheNewVersionHasWrittenIsAnAnswerOfItsOwn() {
    String loosen = "ALTER TABLE users ALTER COLUMN id TYPE bigint;";
    HalfDeployRecord fault =
        changing(loosen, "ALTER TABLE users ALTER COLUMN id TYPE int;").drill(MADE);
    assertEquals(NewWrites.Answer.FAILS_ON_NEW_ROWS, written(fault));
    assertEquals(StateVerdict.FORWARD_ONLY, verdict(fault));
    assertEquals(Optional.of("V2__m"), fault.pointOfNoReturn());
    HalfDeployRecord twin =
        changing(loosen, "ALTER TABLE users ALTER COLUMN id TYPE int;")
            .drill(writing("INSERT INTO users VALUES (2, 'b')"));
    assertEquals(NewWrites.Answer.RESTORES, written(twin));
  }

  @Test
  void whatGoesWithAColumnOfTheStepIsALossWhereSomebodySaidThatItIsWrittenAndCanBeSignedFor() {
    DrillTester plan =
        changing("ALTER TABLE users ADD COLUMN mail text;", "ALTER TABLE users DROP COLUMN mail;");
    assertEquals(StateVerdict.FORWARD_ONLY, verdict(plan.drill(MADE)));
    Terms stated = writing("INSERT INTO users VALUES (2, 'b', 'b@example.org')");
    HalfDeployRecord lost = plan.drill(stated);
    assertEquals(StateVerdict.DATA_LOSS, verdict(lost));
    assertEquals(
        "a rollback loses what was written: public/table/users/column/mail: 1 values",
        lost.noReturn().orElseThrow().why());
    LocalDate today = LocalDate.of(2026, 11, 26);
    var oneWay = new OneWay("V2__m", "few rows", "dba", today.plusDays(9), "many", "e:9");
    assertEquals(
        StateVerdict.DECLARED_ONE_WAY,
        verdict(plan.drill(stated.signed(new OneWays(List.of(oneWay), today)))));
    assertEquals(
        NewWrites.Answer.NOTHING_WRITTEN,
        written(plan.drill(writing("INSERT INTO nowhere VALUES (1)"))));
  }

  @Test
  void theOldVersionReadsWhatTheNewOneWrote() {
    DrillTester plan =
        changing(
            "ALTER TABLE users ADD CHECK (id > 0);",
            "ALTER TABLE users DROP CONSTRAINT users_id_check;");
    Asking asking = Asking.NOTHING.queries(List.of("SELECT length(name) / (3 - id) FROM users"));
    for (String id : List.of("2", "3")) {
      var writes = new NewCode.Stated(List.of("INSERT INTO users VALUES (" + id + ", 'b')"));
      HalfDeployRecord record = plan.drill(KILLED.asking(asking.writing(Optional.of(writes))));
      Probes probes = state(record, "after V2__m").probes();
      assertEquals(ImageOnly.Answer.WORKS, probes.imageOnly().answer());
      assertEquals(
          id.equals("3"), !probes.newWrites().orElseThrow().oldReads().refused().isEmpty(), id);
    }
  }

  private static Twin twin(HalfDeployRecord record, String about) {
    return state(record, about).probes().others().twin().orElseThrow();
  }

  @Test
  void aToolWithALockKeepsItsTwinWaitingAndOneWithoutAppliesAChangeTwice() {
    HalfDeployRecord locked =
        sound().file("V2__m.sql", "UPDATE users SET id = id + 10;").from("V1__users").drill(KILLED);
    assertEquals(Twin.Answer.WAITS, twin(locked, "before the deploy").answer());
    assertEquals(DrillVerdict.PASSED, locked.verdict());
    HalfDeployRecord fault = goose("INSERT INTO log VALUES ('x');").drill(KILLED);
    Twin twice = twin(fault, "after 1_log");
    assertEquals(Twin.Answer.WRONG, twice.answer());
    assertEquals("", twice.said(), "and both runners said success");
    assertEquals(
        Set.of(StateVerdict.SILENT_WRONG),
        fault.states().stream()
            .filter(FoundState::fails)
            .map(FoundState::verdict)
            .collect(Collectors.toSet()));
    StoppedPoint before =
        fault.points().stream()
            .filter(p -> p.point().id().startsWith("2_x/forth/0/before/"))
            .findFirst()
            .orElseThrow();
    HalfDeployRecord again =
        goose("INSERT INTO log VALUES ('x');").drill(KILLED.hittingOnly(before.point().id()));
    assertEquals(StateVerdict.SILENT_WRONG, again.states().getFirst().verdict());
    HalfDeployRecord alone =
        goose("INSERT INTO log VALUES ('x');").drill(KILLED.asking(Asking.NOTHING.withoutOthers()));
    assertEquals(DrillVerdict.PASSED, alone.verdict(), "nothing but the twin is red");
    HalfDeployRecord keyed = goose("ALTER TABLE log ADD PRIMARY KEY (line);").drill(KILLED);
    assertEquals(Twin.Answer.WAITS, twin(keyed, "after 1_log").answer());
    assertEquals(DrillVerdict.PASSED, keyed.verdict());
  }

  private static Stale stale(HalfDeployRecord record, String about) {
    return state(record, about).probes().others().stale().orElseThrow();
  }

  @Test
  void anOlderRunnerThatComesLateChangesNothingUnlessItsToolMakesTheDatabaseWhatItsPlanSays() {
    HalfDeployRecord flyway =
        sound()
            .file("V2__m.sql", "CREATE INDEX users_name ON users (name);")
            .file("U2__m.sql", "DROP INDEX users_name;")
            .from("V1__users")
            .drill(KILLED);
    assertEquals(Stale.Answer.CHANGES_NOTHING, stale(flyway, "after V2__m").answer());
    assertEquals(DrillVerdict.PASSED, flyway.verdict());
    HalfDeployRecord keeps = toTheLetter(false).drill(KILLED);
    assertEquals(Stale.Answer.CHANGES_NOTHING, stale(keeps, "after V2__b").answer());
    assertEquals(DrillVerdict.PASSED, keeps.verdict());
    HalfDeployRecord drops = toTheLetter(true).drill(KILLED);
    assertEquals(Stale.Answer.CHANGES, stale(drops, "after V2__b").answer());
    assertEquals(List.of("public/table/v2__b is not there"), stale(drops, "after V2__b").differs());
    assertEquals(StateVerdict.SILENT_WRONG, state(drops, "after V2__b").verdict());
  }

  private static DrillTester toTheLetter(boolean drops) {
    return DrillTester.flyway()
        .withoutControls()
        .file("V1__a.sql", "SELECT 1;")
        .file("V2__b.sql", "SELECT 1;")
        .tool(new ToTheLetter(drops, List.of("v1__a", "v2__b")));
  }

  /** Makes a table for each migration, and drops, if it does, what its plan does not know. */
  private record ToTheLetter(boolean drops, List<String> plan) implements Migrator {
    @Override
    public Tool tool() {
      return new Tool("to-the-letter", "1", Tool.Mode.CUT, Tool.Mode.CUT);
    }

    @Override
    public Optional<Migrator> without(List<Migration> newer) {
      List<String> gone = newer.stream().map(m -> m.id().toLowerCase(Locale.ROOT)).toList();
      return Optional.of(
          new ToTheLetter(drops, plan.stream().filter(id -> !gone.contains(id)).toList()));
    }

    @Override
    public MigrationOutcome forth(DataSource target, Optional<Migration> upTo) {
      List<String> wanted =
          upTo.map(to -> plan.subList(0, plan.indexOf(to.id().toLowerCase(Locale.ROOT)) + 1))
              .orElse(plan);
      try (Connection connection = target.getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("SELECT pg_advisory_xact_lock(1)");
        for (String id : wanted) {
          statement.execute("CREATE TABLE IF NOT EXISTS " + id + " (i int)");
        }
        if (drops && !wanted.contains("v2__b")) {
          statement.execute("DROP TABLE IF EXISTS v2__b");
        }
        connection.commit();
        return new MigrationOutcome.Done(wanted);
      } catch (SQLException e) {
        return new MigrationOutcome.Failed(
            Optional.empty(), "to-the-letter", Optional.ofNullable(e.getSQLState()), "" + e);
      }
    }

    @Override
    public MigrationOutcome back(DataSource target, Migration migration) {
      throw new IllegalArgumentException("no way back");
    }
  }

  private static LockLeft.Answer lock(HalfDeployRecord record, String about) {
    return state(record, about).probes().others().lock().orElseThrow().answer();
  }

  @Test
  void theLockOfADeadRunnerIsReleasedOrItsRowIsLeft() {
    HalfDeployRecord flyway =
        DrillTester.flyway().withoutControls().file("V1__users.sql", USERS).drill(KILLED);
    assertEquals(LockLeft.Answer.RELEASED, lock(flyway, "inside V1__users"));
    HalfDeployRecord liquibase =
        DrillTester.replayed(Layout.LIQUIBASE_SQL)
            .withoutControls()
            .file(
                "changelog.sql",
                "-- liquibase formatted sql\n-- changeset a:1\nCREATE TABLE a (i int);\n")
            .drill(KILLED);
    assertTrue(
        liquibase.states().stream()
            .filter(s -> s.verdict() == StateVerdict.STUCK)
            .allMatch(
                s ->
                    s.probes().others().lock().orElseThrow().answer() == LockLeft.Answer.ROW_LEFT));
    HalfDeployRecord dbmate =
        DrillTester.replayed(Layout.DBMATE)
            .withoutControls()
            .file(
                "1_a.sql",
                "-- migrate:up\nCREATE TABLE a (i int);\n-- migrate:down\nDROP TABLE a;\n")
            .drill(KILLED);
    assertEquals(LockLeft.Answer.NONE, lock(dbmate, "after 1_a"));
  }

  /** MariaDB answers a time limit below 0 with NULL, and sqlx does not read the answer. */
  @Test
  void aLockThatTheServerDidNotGiveIsNotCalledReleased() {
    DrillTester sqlx =
        DrillTester.replayed(Layout.SQLX)
            .withoutControls()
            .file("1_log.sql", "CREATE TABLE log (line int);\n");
    HalfDeployRecord onMariadb = sqlx.mariadb().drill(KILLED);
    LockLeft left = state(onMariadb, "after 1_log").probes().others().lock().orElseThrow();
    assertEquals(LockLeft.Answer.WITHOUT, left.answer());
    assertTrue(left.said().endsWith("was answered NULL"), left.said());
  }

  /** Its twin waits ten seconds for the lock, as often as it is asked. */
  @Test
  @Tag("nightly")
  void aLockThatTheServerGaveIsReleasedWithItsSession() {
    HalfDeployRecord waits =
        DrillTester.replayed(Layout.GOLANG_MIGRATE)
            .mariadb()
            .withoutControls()
            .file("1_log.up.sql", "CREATE TABLE log (line int);\n")
            .drill(KILLED);
    assertEquals(LockLeft.Answer.RELEASED, lock(waits, "after 1_log"));
  }

  private static DrillTester goose(String forth) {
    String up = "-- +goose Up\n";
    return DrillTester.replayed(Layout.GOOSE)
        .withoutControls()
        .file("1_log.sql", up + "CREATE TABLE log (line text);\n-- +goose Down\nDROP TABLE log;\n")
        .file("2_x.sql", up + forth + "\n");
  }

  private static OneWays declared(LocalDate expires, LocalDate today) {
    var oneWay = new OneWay("V2__drop", "frees 40 GB", "dba", expires, "a report reads it", "e:9");
    return new OneWays(List.of(oneWay), today);
  }
}
