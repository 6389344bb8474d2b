package dev.evenkeel.operation.drill.halfdeploy.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Boundary.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On MySQL and MariaDB no commit is missed that a text may hide. */
final class CommitsByTextTest {
  private final List<Boundary> calls = new ArrayList<>();

  private CommitsByTextTest call(Kind kind, String sql, boolean autocommit) {
    calls.add(Boundary.call(calls.size(), 0, kind, sql, autocommit));
    return this;
  }

  private CommitsByTextTest inTransaction(String sql) {
    return call(Kind.STATEMENT, sql, false);
  }

  private List<Integer> durable() {
    return durable(true);
  }

  private List<Integer> durable(boolean transactional) {
    return CommitsByText.marked(calls, transactional).stream()
        .filter(Boundary::durable)
        .map(Boundary::index)
        .toList();
  }

  @Test
  void aCommitEndsWhatIsOpenAndNothingTwice() {
    inTransaction("INSERT INTO a VALUES (1)");
    call(Kind.COMMIT, "", false).call(Kind.COMMIT, "", false);
    assertEquals(List.of(1), durable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE a ADD COLUMN b int",
        "-- why\nALTER TABLE a ADD COLUMN b int",
        "# why\n/* how */ DROP TABLE a",
        "/*!40101 ALTER TABLE a ADD COLUMN b int */",
        "INSERT INTO a VALUES (1);\n-- why\nALTER TABLE a ADD COLUMN b int",
        "SELECT 1; TRUNCATE a",
        "SET autocommit = 1",
        "SET @@session.autocommit=1",
        "SET PASSWORD = ''",
        "SET foreign_key_checks = 0, autocommit = 1",
        "SET STATEMENT max_statement_time = 1 FOR ALTER TABLE a ADD COLUMN b int",
        "EXECUTE added",
        "EXECUTE IMMEDIATE 'ALTER TABLE a ADD COLUMN b int'",
        "IF 1 THEN ALTER TABLE a ADD COLUMN b int; END IF",
        "UNLOCK TABLES",
        "XA PREPARE 'x'",
        "CALL p()"
      })
  void whatCommitsOnItsWayIsDurableInsideATransactionToo(String sql) {
    inTransaction(sql);
    assertEquals(List.of(0), durable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALTER TABLE a ADD COLUMN b int; INSERT INTO a VALUES (1)", "CALL p()"})
  void whatMayBeOpenAfterItIsEndedByTheNextCommit(String sql) {
    inTransaction(sql).call(Kind.COMMIT, "", false);
    assertEquals(List.of(0, 1), durable());
  }

  /** None of these ends what is open. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TEMPORARY TABLE t (i int)",
        "DROP TEMPORARY TABLE t",
        "SET autocommit = 0",
        "EXECUTE counted"
      })
  void whatMayHaveCommittedHidesNoCommitThatFollows(String sql) {
    inTransaction("INSERT INTO a VALUES (1)").inTransaction(sql).call(Kind.COMMIT, "", false);
    assertEquals(List.of(1, 2), durable());
  }

  @Test
  void aDefinitionLeavesNothingToCommit() {
    inTransaction("ALTER TABLE a ADD COLUMN b int").call(Kind.COMMIT, "", false);
    assertEquals(List.of(0), durable());
  }

  @Test
  void whereATableTakesNoPartInTransactionsEachChangeLastsAtOnce() {
    inTransaction("INSERT INTO a VALUES (1)").inTransaction("SELECT count(*) FROM a");
    call(Kind.COMMIT, "", false);
    assertEquals(List.of(0, 2), durable(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT fill_up()",
        "SELECT count(*), fill_up (1) FROM a",
        "SELECT own.now()",
        "SELECT `now`()",
        "SELECT /*! fill_up(), */ 1",
        "SET @n = fill_up()"
      })
  void aQueryThatCallsWhatSomebodyStoredMayWrite(String sql) {
    call(Kind.STATEMENT, sql, true).inTransaction(sql).call(Kind.COMMIT, "", false);
    assertEquals(List.of(0, 2), durable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT GET_LOCK('fill_up()', 10)",
        "SELECT count(*), max(`n`) FROM a WHERE i IN (1, 2) AND (j = 'f(' OR k = 1)",
        "SET @n = (SELECT coalesce(max(i), 0) FROM a) -- f()",
        "-- why\nSELECT 1;",
        "SET names utf8mb4",
        "SET FOREIGN_KEY_CHECKS=0",
        "SHOW TABLES",
        "EXPLAIN SELECT 1"
      })
  void whatReadsIsNotDurable(String sql) {
    call(Kind.STATEMENT, sql, true).inTransaction(sql).call(Kind.COMMIT, "", false);
    assertEquals(List.of(), durable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE a SET i = 1",
        "WITH n AS (SELECT 1) SELECT * FROM n",
        "SET STATEMENT max_statement_time = 1 FOR INSERT INTO a VALUES (1)",
        "SELECT 1; DELETE FROM a"
      })
  void whatIsNoPlainQueryIsATransactionOfItsOwn(String sql) {
    call(Kind.STATEMENT, sql, true);
    assertEquals(List.of(0), durable());
  }

  @Test
  void nothingIsOpenAfterARollback() {
    inTransaction("INSERT INTO a VALUES (1)");
    call(Kind.ROLLBACK, "", false).call(Kind.COMMIT, "", false);
    assertEquals(List.of(), durable());
  }
}
