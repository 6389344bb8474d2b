package dev.evenkeel.sandbox.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.sandbox.Asked;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MariadbSandboxTest {
  private final Sandbox sandbox = Servers.mariadb();
  private final Place place = sandbox.create();

  @AfterEach
  void drop() {
    sandbox.drop(place);
  }

  /** The driver's source is half made while its first connection opens. */
  @Test
  void everyThreadIsTheOwnerAlsoOverASourceThatNobodyHasUsedYet() throws Exception {
    int threads = 8;
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (int round = 0; round < 25; round++) {
        DataSource fresh = place.dataSource(Session.PLAIN);
        var together = new CyclicBarrier(threads);
        var users = new ArrayList<Future<String>>();
        for (int i = 0; i < threads; i++) {
          users.add(
              pool.submit(
                  () -> {
                    together.await();
                    try (Connection connection = fresh.getConnection()) {
                      return Asked.one(connection, "SELECT CURRENT_USER()");
                    }
                  }));
        }
        for (Future<String> user : users) {
          assertTrue(user.get().startsWith("evenkeel@"), user.get());
        }
      }
    }
  }

  @Test
  void aCopyHoldsEveryKindOfObjectAndEveryRow() throws SQLException {
    Asked.run(
        place,
        """
        CREATE SEQUENCE s START WITH 7 NOCACHE;
        CREATE TABLE parent (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) UNIQUE,
          size INT GENERATED ALWAYS AS (CHAR_LENGTH(name)) STORED,
          hidden INT INVISIBLE DEFAULT 4, CHECK (hidden < 1000)) COMMENT 'a \\'comment\\'';
        CREATE TABLE child (id INT PRIMARY KEY DEFAULT NEXTVAL(s), p INT NOT NULL, note TEXT,
          FOREIGN KEY (p) REFERENCES parent (id) ON DELETE CASCADE)
        """);
    Asked.run(
        place,
        """
        CREATE TABLE parted (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 3;
        CREATE TABLE old (id INT PRIMARY KEY, v INT) WITH SYSTEM VERSIONING;
        CREATE TABLE seen (n INT);
        CREATE FUNCTION f() RETURNS INT RETURN (SELECT COUNT(*) FROM parent);
        CREATE VIEW z AS SELECT id FROM parent;
        CREATE VIEW a AS SELECT z.id, f() AS f FROM z;
        CREATE PROCEDURE p() BEGIN INSERT INTO seen VALUES (1); INSERT INTO seen VALUES (2); END;
        CREATE TRIGGER t AFTER INSERT ON parent FOR EACH ROW INSERT INTO seen VALUES (NEW.id);
        CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DO CALL p();
        INSERT INTO parent (name) VALUES ('one'), ('zwölf'), (NULL);
        INSERT INTO child (p, note) VALUES (1, 'x'), (2, NULL);
        INSERT INTO parted VALUES (1), (2);
        INSERT INTO old VALUES (1, 1); UPDATE old SET v = 2;
        SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO'; INSERT INTO parent (id, name) VALUES (0, 'zero')
        """);
    Place copy = sandbox.copy(place);
    assertEquals("4", Asked.one(copy, "SELECT COUNT(*) FROM parent"));
    assertEquals("4", Asked.one(copy, "SELECT COUNT(*) FROM seen"), "no trigger fired");
    assertEquals("2", Asked.one(copy, "SELECT COUNT(*) FROM old FOR SYSTEM_TIME ALL"));
    assertEquals("4", Asked.one(copy, "SELECT MAX(f) FROM a"));
    Asked.run(copy, "INSERT INTO child (p) VALUES (1)");
    assertEquals("7,8,9", Asked.one(copy, "SELECT GROUP_CONCAT(id ORDER BY id) FROM child"));
    assertEquals("2", Asked.one(place, "SELECT COUNT(*) FROM child"), "and it is the copy's own");
    assertThrows(SQLException.class, () -> Asked.run(copy, "INSERT INTO child (p) VALUES (99)"));
    sandbox.drop(copy);
  }

  /** The server shows it by a statement that would give the column the default NULL. */
  @Test
  void aColumnThatMayBeNullAndHasNoDefaultHasNoneInTheCopyEither() throws SQLException {
    Asked.run(
        place,
        """
        CREATE TABLE a (i INT PRIMARY KEY, `j, k` VARCHAR(9) NULL COMMENT 'no DEFAULT NULL', l TEXT);
        ALTER TABLE a ALTER COLUMN `j, k` DROP DEFAULT;
        INSERT INTO a VALUES (1, 'x', NULL)
        """);
    Place copy = sandbox.copy(place);
    assertEquals("x", Asked.one(copy, "SELECT `j, k` FROM a"));
    assertThrows(SQLException.class, () -> Asked.run(copy, "INSERT INTO a (i) VALUES (2)"));
    sandbox.drop(copy);
  }

  @Test
  void aViewAndATriggerAreReplacedAsOnAnyServer() throws SQLException {
    Asked.run(
        place,
        """
        CREATE TABLE a (i INT, j INT);
        CREATE VIEW v AS SELECT i FROM a;
        CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.j = 1;
        CREATE OR REPLACE VIEW v AS SELECT j FROM a;
        CREATE OR REPLACE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.j = 2;
        INSERT INTO a (i) VALUES (1)
        """);
    assertEquals("2", Asked.one(place, "SELECT j FROM v"));
  }

  @Test
  void aCopyThatWouldNotBeWholeIsRefusedAndLeavesNothing() throws SQLException {
    Asked.run(place, "CREATE TABLE a (i INT, j INT); CREATE VIEW v AS SELECT j FROM a");
    Asked.run(place, "ALTER TABLE a DROP COLUMN j");
    var failure = assertThrows(SandboxFailure.class, () -> sandbox.copy(place));
    assertTrue(failure.getMessage().contains("v cannot be made"), failure.getMessage());
  }

  @Test
  void anOpenSessionIsCountedAndPreventsNeitherACopyNorADrop() throws SQLException {
    Asked.run(place, "CREATE TABLE a (i INT)");
    try (Connection held = place.dataSource().getConnection()) {
      held.setAutoCommit(false);
      held.createStatement().execute("INSERT INTO a VALUES (1)");
      assertEquals(1, sandbox.sessions(place));
      Place copy = sandbox.copy(place);
      assertEquals(0, sandbox.sessions(place), "the copy ended it");
      assertEquals("0", Asked.one(copy, "SELECT COUNT(*) FROM a"));
      try (Connection other = copy.dataSource().getConnection()) {
        other.setAutoCommit(false);
        other.createStatement().execute("INSERT INTO a VALUES (1)");
        sandbox.drop(copy);
        assertThrows(SQLException.class, () -> other.createStatement().execute("SELECT 1"));
      }
    }
  }

  @Test
  void aSessionBeginsWithItsSettingsAndItsOpening() throws SQLException {
    Session session =
        Session.PLAIN
            .with("lock_wait_timeout", "3")
            .with("sql_mode", "ANSI_QUOTES")
            .opening("SET @x = 5");
    try (Connection connection = place.dataSource(session).getConnection()) {
      assertEquals("3", Asked.one(connection, "SELECT @@lock_wait_timeout"));
      assertEquals("ANSI_QUOTES", Asked.one(connection, "SELECT @@sql_mode"));
      assertEquals("5", Asked.one(connection, "SELECT @x"));
    }
  }

  @Test
  void aCrashKeepsWhatWasCommittedAndLosesWhatWasNot() throws SQLException {
    Asked.run(place, "CREATE TABLE a (i INT); INSERT INTO a VALUES (1)");
    try (Connection open = place.dataSource().getConnection()) {
      open.setAutoCommit(false);
      open.createStatement().execute("INSERT INTO a VALUES (2)");
      sandbox.crash();
      assertThrows(SQLException.class, open::commit);
    }
    assertEquals("1", Asked.one(place, "SELECT GROUP_CONCAT(i) FROM a"));
  }

  @Test
  void nobodyComesInWithoutAPassword() throws SQLException {
    assertEquals(
        "evenkeel@127.0.0.1",
        Asked.one(
            place,
            "SELECT GROUP_CONCAT(User, '@', Host) FROM mysql.global_priv WHERE User <>"
                + " 'mariadb.sys'"));
    assertEquals("11.4.5", sandbox.engine().version());
  }
}
