package dev.evenkeel.sandbox.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.sandbox.Asked;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.Session;
import java.sql.Connection;
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
    Asked.run(place, "CREATE TABLE a (i int); INSERT INTO a VALUES (1), (2)");
    Place copy = sandbox.copy(place);
    assertEquals("2", Asked.one(copy, "SELECT count(*) FROM a"));
    String storage = "SELECT oid::text FROM pg_class WHERE relname = 'a'";
    assertEquals(Asked.one(place, storage), Asked.one(copy, storage));
    sandbox.drop(copy);
  }

  @Test
  void aCopyKeepsWhatIsSetGrantedAndSaidOfTheDatabaseItself() throws SQLException {
    Asked.run(
        place,
        """
        DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I SET work_mem = ''5MB''', current_database());
          EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
          EXECUTE format('COMMENT ON DATABASE %I IS ''dear''', current_database());
          EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT 50', current_database());
        END $$
        """);
    Place between = sandbox.copy(place);
    Place copy = sandbox.copy(between);
    sandbox.drop(between);
    String described =
        "SELECT current_setting('work_mem') || datacl::text"
            + " || shobj_description(oid, 'pg_database') || datconnlimit"
            + " FROM pg_database WHERE datname = current_database()";
    assertEquals("5MB{=c/evenkeel,evenkeel=CTc/evenkeel}dear50", Asked.one(copy, described));
    assertEquals(Asked.one(place, described), Asked.one(copy, described));
    sandbox.drop(copy);
  }

  @Test
  void whatHappensInACopyDoesNotReachItsTemplate() throws SQLException {
    Asked.run(place, "CREATE TABLE a (i int)");
    Place copy = sandbox.copy(place);
    Asked.run(copy, "INSERT INTO a VALUES (1)");
    assertEquals("0", Asked.one(place, "SELECT count(*) FROM a"));
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
    assertEquals("0", Asked.one(place, "SELECT count(*) FROM pg_class WHERE relname = 'a'"));
  }

  @Test
  void aSessionBeginsWithItsSettingsItsOpeningAndItsRole() throws SQLException {
    Asked.run(place, "DROP ROLE IF EXISTS \"app \"\" role\"; CREATE ROLE \"app \"\" role\"");
    Session session =
        Session.PLAIN
            .with("lock_timeout", "123ms")
            .opening("SET search_path = elsewhere")
            .as("app \" role");
    try (Connection connection = place.dataSource(session).getConnection()) {
      assertEquals("123ms", Asked.one(connection, "SHOW lock_timeout"));
      assertEquals("elsewhere", Asked.one(connection, "SHOW search_path"));
      assertEquals("UTC", Asked.one(connection, "SHOW TimeZone"));
      assertEquals("app \" role", Asked.one(connection, "SELECT session_user"));
    }
    Asked.run(place, "DROP ROLE \"app \"\" role\"");
  }

  @Test
  void aCrashKeepsWhatWasCommittedAndLosesWhatWasNot() throws SQLException {
    Asked.run(place, "CREATE TABLE a (i int); CREATE UNLOGGED TABLE u (i int)");
    Asked.run(place, "INSERT INTO a VALUES (1); INSERT INTO u VALUES (1)");
    try (Connection open = place.dataSource().getConnection()) {
      open.setAutoCommit(false);
      open.createStatement().execute("INSERT INTO a VALUES (2)");
      sandbox.crash();
      assertThrows(SQLException.class, open::commit);
    }
    assertEquals("1", Asked.one(place, "SELECT string_agg(i::text, ',') FROM a"));
    assertEquals(
        "0", Asked.one(place, "SELECT count(*) FROM u"), "unlogged rows do not outlive a crash");
  }

  @Test
  void theServerIsWhoTheJarSaysAndShowsNoPassword() {
    assertTrue(sandbox.engine().version().startsWith("18."), sandbox.engine().version());
    assertEquals("evenkeel", place.login().toString());
    assertTrue(!place.url().contains(place.login().password()));
  }
}
