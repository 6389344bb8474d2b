package dev.evenkeel.operation.drill.halfdeploy.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.operation.drill.halfdeploy.tracing.Sight.Answer;
import dev.evenkeel.operation.drill.halfdeploy.tracing.Sight.Session;
import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Boundary.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sights say of a call what they prove, and no more. */
final class SightTest {
  private static final Map<Integer, Session> IDLE = Map.of(7, new Session("", "10:00"));
  private static final Map<Integer, Session> WROTE = Map.of(7, new Session("741", "10:00"));

  private static Sight sight(String finished, Map<Integer, Session> sessions, String others) {
    return new Sight(finished, sessions, others, false);
  }

  private static Boundary call(Kind kind, String sql, boolean autocommit) {
    return Boundary.call(0, 0, kind, sql, autocommit);
  }

  private static final Boundary READS = call(Kind.STATEMENT, "SELECT 1", true);
  private static final Boundary COMMIT = call(Kind.COMMIT, "", false);

  @Test
  void whereNothingCameToItsEndNothingIsDurable() {
    assertEquals(Answer.NO, sight("1", IDLE, "b").after(sight("1", IDLE, "a"), READS));
  }

  @Test
  void aSessionThatWroteAndIsOutOfItsTransactionHasCommittedWhoeverElseDid() {
    assertEquals(Answer.YES, sight("2", IDLE, "b").after(sight("1", WROTE, "a"), COMMIT));
  }

  /** A transaction that is prepared outlives a crash, and no snapshot shows it finished. */
  @Test
  void aPreparedTransactionIsDurable() {
    assertEquals(Answer.YES, sight("1", IDLE, "a").after(sight("1", WROTE, "a"), READS));
  }

  @Test
  void whoeverIsAloneDidIt() {
    assertEquals(Answer.YES, sight("2", IDLE, "a").after(sight("1", IDLE, "a"), READS));
  }

  @Test
  void whereOthersDidAnythingNobodyKnowsWho() {
    assertEquals(Answer.DOUBT, sight("2", IDLE, "b").after(sight("1", IDLE, "a"), READS));
    assertEquals(Answer.DOUBT, sight("2", IDLE, "b").after(sight("1", IDLE, "a"), COMMIT));
  }

  @Test
  void whoIsInTheMiddleOfSomethingMayHaveCommittedOnItsWay() {
    var busy = new Sight("1", IDLE, "a", true);
    assertEquals(Answer.DOUBT, sight("2", IDLE, "a").after(busy, READS));
    assertEquals(Answer.DOUBT, new Sight("2", IDLE, "a", true).after(sight("1", IDLE, "a"), READS));
  }

  @Test
  void aSessionOfTheToolThatIsGoneMayHaveEndedSomething() {
    assertEquals(Answer.DOUBT, sight("2", Map.of(), "a").after(sight("1", WROTE, "a"), READS));
  }

  @Test
  void whoClosesAConnectionCommitsNothing() {
    Boundary close = call(Kind.CLOSE, "", false);
    assertEquals(Answer.NO, sight("2", Map.of(), "b").after(sight("1", WROTE, "a"), close));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE a (i int)",
        "-- why\n/* how */ ALTER TABLE a ADD COLUMN b int",
        "DROP TABLE a",
        "TRUNCATE a",
        "INSERT INTO a VALUES (1)"
      })
  void whatAlwaysWritesIsDurableWhoeverElseDidSomething(String sql) {
    Sight before = sight("1", IDLE, "a");
    Sight now = sight("2", IDLE, "b");
    assertEquals(Answer.YES, now.after(before, call(Kind.STATEMENT, sql, true)));
    assertEquals(Answer.DOUBT, now.after(before, call(Kind.STATEMENT, sql, false)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE IF NOT EXISTS a (i int)",
        "DROP TABLE IF EXISTS a",
        "UPDATE a SET i = 2",
        "DELETE FROM a",
        "INSERT INTO a SELECT 1 WHERE false",
        "INSERT INTO a VALUES (1) ON CONFLICT DO NOTHING",
        "-- CREATE TABLE a (i int)\nSELECT 1"
      })
  void whatMayFindNothingToDoStaysInDoubt(String sql) {
    Boundary call = call(Kind.STATEMENT, sql, true);
    assertEquals(Answer.DOUBT, sight("2", IDLE, "b").after(sight("1", IDLE, "a"), call));
  }

  /** A driver's way around the statements, a bulk copy for instance, is no call of the wire. */
  @Test
  void betweenTwoCallsOnlyASessionThatActedCanHaveCommitted() {
    Map<Integer, Session> acted = Map.of(7, new Session("", "10:01"));
    Map<Integer, Session> unseen = Map.of(7, new Session("", ""));
    assertEquals(Answer.NO, sight("2", IDLE, "b").between(sight("1", IDLE, "a")));
    assertEquals(Answer.NO, sight("1", acted, "b").between(sight("1", IDLE, "a")));
    assertEquals(Answer.DOUBT, sight("2", acted, "b").between(sight("1", IDLE, "a")));
    assertEquals(Answer.DOUBT, sight("2", unseen, "b").between(sight("1", unseen, "a")));
    assertEquals(Answer.YES, sight("2", acted, "b").between(sight("1", WROTE, "a")));
  }
}
