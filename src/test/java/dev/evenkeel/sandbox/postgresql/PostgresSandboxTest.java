package dev.evenkeel.sandbox.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresSandboxTest {
  private final Sandbox sandbox = Servers.postgresql();
  private final Place place = sandbox.create();

  @AfterEach
  void drop() {
    sandbox.drop(place);
  }

  @Test
  void aCopyHoldsTheRowsAndTheStorageIdentitiesOfItsTemplate() throws SQLException {
    run(place, "CREATE TABLE a (i int); INSERT INTO a VALUES (1), (2)");
    Place copy = sandbox.copy(place);
    assertEquals("2", ask(copy, "SELECT count(*) FROM a"));
    String storage = "SELECT oid::text FROM pg_class WHERE relname = 'a'";
    assertEquals(ask(place, storage), ask(copy, storage));
    sandbox.drop(copy);
  }

  @Test
  void whatHappensInACopyDoesNotReachItsTemplate() throws SQLException {
    run(place, "CREATE TABLE a (i int)");
    Place copy = sandbox.copy(place);
    run(copy, "INSERT INTO a VALUES (1)");
    assertEquals("0", ask(place, "SELECT count(*) FROM a"));
    sandbox.drop(copy);
  }

  @Test
  void anOpenSessionIsCountedAndPreventsNeitherACopyNorADrop() throws SQLException {
    try (Connection held = place.dataSource().getConnection()) {
      held.setAutoCommit(false);
      held.createStatement().execute("CREATE TABLE a (i int)");
      assertEquals(1, sandbox.sessions(place));
      Place copy = sandbox.copy(place);
      assertEquals(0, sandbox.sessions(place), "the copy ended it");
      try (Connection other = copy.dataSource().getConnection()) {
        other.createStatement().execute("SELECT 1");
        sandbox.drop(copy);
        assertThrows(SQLException.class, () -> other.createStatement().execute("SELECT 1"));
      }
    }
  }

  @Test
  void droppingTwiceIsNoError() {
    Place copy = sandbox.copy(place);
    sandbox.drop(copy);
    sandbox.drop(copy);
  }

  @Test
  void aWholeFileAsOneSimpleQueryIsOneTransaction() throws SQLException {
    try (Connection connection = place.dataSource(Session.PLAIN.simple()).getConnection();
        Statement statement = connection.createStatement()) {
      assertThrows(
          SQLException.class, () -> statement.execute("CREATE TABLE a (i int); SELECT 1 / 0"));
    }
    assertEquals("0", ask(place, "SELECT count(*) FROM pg_class WHERE relname = 'a'"));
  }

  @Test
  void aSessionBeginsWithItsSettingsItsOpeningAndItsRole() throws SQLException {
    run(place, "DROP ROLE IF EXISTS \"app \"\" role\"; CREATE ROLE \"app \"\" role\"");
    Session session =
        Session.PLAIN
            .with("lock_timeout", "123ms")
            .opening("SET search_path = elsewhere")
            .as("app \" role");
    try (Connection connection = place.dataSource(session).getConnection()) {
      assertEquals("123ms", ask(connection, "SHOW lock_timeout"));
      assertEquals("elsewhere", ask(connection, "SHOW search_path"));
      assertEquals("UTC", ask(connection, "SHOW TimeZone"));
      assertEquals("app \" role", ask(connection, "SELECT session_user"));
    }
    run(place, "DROP ROLE \"app \"\" role\"");
  }

  @Test
  void aCrashKeepsWhatWasCommittedAndLosesWhatWasNot() throws SQLException {
    run(place, "CREATE TABLE a (i int); CREATE UNLOGGED TABLE u (i int)");
    run(place, "INSERT INTO a VALUES (1); INSERT INTO u VALUES (1)");
    try (Connection open = place.dataSource().getConnection()) {
      open.setAutoCommit(false);
      open.createStatement().execute("INSERT INTO a VALUES (2)");
      sandbox.crash();
      assertThrows(SQLException.class, open::commit);
    }
    assertEquals("1", ask(place, "SELECT string_agg(i::text, ',') FROM a"));
    assertEquals("0", ask(place, "SELECT count(*) FROM u"), "unlogged rows do not outlive a crash");
  }

  @Test
  void theServerIsWhoTheJarSaysAndShowsNoPassword() {
    assertTrue(sandbox.engine().version().startsWith("18."), sandbox.engine().version());
    assertEquals("evenkeel", place.login().toString());
    assertTrue(!place.url().contains(place.login().password()));
  }

  private static void run(Place place, String sql) throws SQLException {
    try (Connection connection = place.dataSource(Session.PLAIN.simple()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Place place, String sql) throws SQLException {
    try (Connection connection = place.dataSource().getConnection()) {
      return ask(connection, sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
