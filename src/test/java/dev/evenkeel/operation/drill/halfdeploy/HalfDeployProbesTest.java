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
import dev.evenkeel.drill.halfdeploy.StepPhase;
import dev.evenkeel.drill.halfdeploy.StepPhase.Phase;
import dev.evenkeel.plan.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

  private static OneWays declared(LocalDate expires, LocalDate today) {
    var oneWay = new OneWay("V2__drop", "frees 40 GB", "dba", expires, "a report reads it", "e:9");
    return new OneWays(List.of(oneWay), today);
  }
}
