package dev.evenkeel.source.database.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.difference.Comparison;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.Rules;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.source.database.CatalogReading;
import dev.evenkeel.source.database.RowDigests;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Two databases on MariaDB: what one statement changes is one finding, and what is noise is none.
 */
class MysqlCatalogTest {
  private static final String BASE =
      """
      CREATE TABLE team (id int unsigned AUTO_INCREMENT PRIMARY KEY, code varchar(20) NOT NULL,
        UNIQUE KEY team_code (code)) COMMENT 'who works together';
      CREATE TABLE users (id bigint AUTO_INCREMENT PRIMARY KEY, team_id int unsigned,
        email varchar(255) NOT NULL, note text, extra json, price decimal(10,2) DEFAULT 0,
        kind enum('new','old') DEFAULT 'new', seen timestamp NOT NULL DEFAULT current_timestamp(),
        twice decimal(10,2) AS (price * 2) STORED,
        KEY by_email (email), CONSTRAINT of_team FOREIGN KEY (team_id) REFERENCES team (id),
        CONSTRAINT positive CHECK (price >= 0));
      CREATE VIEW emails AS SELECT id, email FROM users;
      CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW SET NEW.note = 'touched';
      CREATE FUNCTION plus_one(a int) RETURNS int DETERMINISTIC RETURN a + 1;
      CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM users WHERE id < 0;
      CREATE SEQUENCE numbers START WITH 10 INCREMENT BY 5;
      CREATE TABLE parts (id int NOT NULL) PARTITION BY RANGE (id)
        (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE);
      CREATE TABLE places (at point);
      CREATE TABLE halves (id int NOT NULL) PARTITION BY LIST (id) SUBPARTITION BY HASH (id)
        SUBPARTITIONS 2 (PARTITION p0 VALUES IN (1, 2))\
      """;

  /** What a statement changes, and the item that says so. */
  private record Change(String sql, String... items) {}

  private static final List<Change> CHANGES =
      List.of(
          new Change("CREATE TABLE more (id int)", "table/more"),
          new Change(
              "ALTER TABLE users DROP COLUMN note",
              "table/users/column/note",
              "table/users/column"),
          new Change("ALTER TABLE users ADD COLUMN zip int", "table/users/column/zip"),
          new Change(
              "ALTER TABLE users MODIFY email varchar(100) NOT NULL",
              "table/users/column/email/type"),
          new Change(
              "ALTER TABLE users MODIFY email varchar(255)", "table/users/column/email/nullable"),
          new Change(
              "ALTER TABLE users MODIFY email varchar(255) CHARACTER SET latin1 NOT NULL",
              "table/users/column/email/collation"),
          new Change(
              "ALTER TABLE users ALTER price SET DEFAULT 1", "table/users/column/price/default"),
          new Change(
              "ALTER TABLE users ALTER price DROP DEFAULT", "table/users/column/price/default"),
          new Change(
              "ALTER TABLE users MODIFY seen timestamp NOT NULL DEFAULT current_timestamp() ON"
                  + " UPDATE current_timestamp()",
              "table/users/column/seen/on-update"),
          new Change(
              "ALTER TABLE users MODIFY extra longtext",
              "table/users/column/extra/type",
              "table/users/column/extra/collation"),
          new Change(
              "ALTER TABLE users MODIFY kind enum('old','new') DEFAULT 'new'",
              "table/users/column/kind/type"),
          new Change("ALTER TABLE users MODIFY note text AFTER extra", "table/users/column"),
          new Change(
              "ALTER TABLE users MODIFY note text COMMENT 'free'",
              "table/users/column/note/comment"),
          new Change(
              "ALTER TABLE users MODIFY note text INVISIBLE", "table/users/column/note/invisible"),
          new Change(
              "ALTER TABLE users MODIFY twice decimal(10,2) AS (price * 3) STORED",
              "table/users/column/twice/generated"),
          new Change("ALTER TABLE users DROP KEY by_email", "table/users/index/by_email"),
          new Change("ALTER TABLE users ADD KEY note_key (note(10))", "table/users/index/note_key"),
          new Change(
              "ALTER TABLE users RENAME KEY by_email TO email_key", "table/users/index/by_email"),
          new Change(
              "ALTER TABLE users ALTER KEY by_email IGNORED", "table/users/index/by_email/ignored"),
          new Change(
              "ALTER TABLE users DROP KEY by_email, ADD UNIQUE KEY by_email (email)",
              "table/users/index/by_email/unique"),
          new Change(
              "ALTER TABLE users DROP KEY by_email, ADD KEY by_email (email DESC)",
              "table/users/index/by_email/columns"),
          new Change("ALTER TABLE users DROP CONSTRAINT of_team", "table/users/constraint/of_team"),
          new Change(
              "ALTER TABLE users DROP FOREIGN KEY of_team, ADD CONSTRAINT of_team_too FOREIGN KEY"
                  + " (team_id) REFERENCES team (id) ON DELETE CASCADE",
              "table/users/constraint/of_team",
              "table/users/constraint/of_team_too",
              "table/users/index/of_team"),
          new Change(
              "ALTER TABLE users DROP CONSTRAINT positive, ADD CONSTRAINT positive CHECK (price >"
                  + " 0)",
              "table/users/constraint/positive/expression"),
          new Change("ALTER TABLE team COMMENT 'others'", "table/team/comment"),
          new Change("ALTER TABLE team ROW_FORMAT=COMPACT", "table/team/row-format"),
          new Change(
              "ALTER TABLE parts ENGINE=Aria", "table/parts/engine", "table/parts/row-format"),
          new Change(
              "DROP VIEW emails; CREATE VIEW emails AS SELECT id FROM users",
              "view/emails/definition"),
          new Change(
              "DROP VIEW emails; CREATE SQL SECURITY INVOKER VIEW emails AS SELECT id, email FROM"
                  + " users",
              "view/emails/security"),
          new Change("DROP TRIGGER touch", "table/users/trigger/touch"),
          new Change(
              "DROP TRIGGER touch; CREATE TRIGGER touch AFTER UPDATE ON users FOR EACH ROW DO 1",
              "table/users/trigger/touch/when",
              "table/users/trigger/touch/body"),
          new Change(
              "CREATE OR REPLACE FUNCTION plus_one(a int) RETURNS int DETERMINISTIC RETURN a + 2",
              "function/plus_one/body"),
          new Change(
              "CREATE OR REPLACE FUNCTION plus_one(a bigint) RETURNS int DETERMINISTIC RETURN a +"
                  + " 1",
              "function/plus_one/parameters"),
          new Change("ALTER EVENT nightly DISABLE", "event/nightly/status"),
          new Change("ALTER EVENT nightly ON SCHEDULE EVERY 2 DAY", "event/nightly/schedule"),
          new Change("ALTER SEQUENCE numbers INCREMENT BY 7", "sequence/numbers/increment"),
          new Change(
              "ALTER TABLE parts REORGANIZE PARTITION p0, p1 INTO (PARTITION p0 VALUES LESS THAN"
                  + " (20), PARTITION p1 VALUES LESS THAN MAXVALUE)",
              "table/parts/partition/p0/values"),
          new Change(
              "SET sql_mode = ''; CREATE OR REPLACE FUNCTION plus_one(a int) RETURNS int"
                  + " DETERMINISTIC RETURN a + 1",
              "function/plus_one/sql-mode"),
          new Change(
              "ALTER TABLE places MODIFY at point REF_SYSTEM_ID=4326",
              "table/places/column/at/srid"),
          new Change(
              "ALTER TABLE halves PARTITION BY LIST (id) SUBPARTITION BY HASH (id) SUBPARTITIONS 3"
                  + " (PARTITION p0 VALUES IN (1, 2))",
              "table/halves/partition/p0/subpartitions"));

  /** What leaves the catalog as it was, for everybody who uses it. */
  private static final List<String> NOISE =
      List.of(
          "INSERT INTO team (code) VALUES ('a'), ('b')",
          "ALTER TABLE team AUTO_INCREMENT = 500",
          "ALTER TABLE halves PARTITION BY LIST (id) SUBPARTITION BY HASH (id) SUBPARTITIONS 2"
              + " (PARTITION p0 VALUES IN (2, 1))",
          "ALTER TABLE users MODIFY id bigint(11) AUTO_INCREMENT",
          "SELECT NEXTVAL(numbers)",
          "ANALYZE TABLE users",
          "ALTER TABLE users ADD COLUMN gone int; ALTER TABLE users DROP COLUMN gone",
          "ALTER TABLE users DROP KEY by_email; ALTER TABLE users ADD KEY by_email (email)",
          "RENAME TABLE team TO t2; RENAME TABLE t2 TO team");

  @TestFactory
  Stream<DynamicTest> whatOneStatementChangesIsFoundAndNothingElse() {
    Sandbox sandbox = Servers.mariadb();
    return CHANGES.stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.sql(),
                    () ->
                        assertEquals(
                            new TreeSet<>(Set.of(change.items())), found(sandbox, change.sql()))));
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoiseIsNotFound() {
    return NOISE.stream()
        .map(
            sql ->
                DynamicTest.dynamicTest(
                    sql, () -> assertEquals(Set.of(), found(Servers.mariadb(), sql))));
  }

  @Test
  void aCopyDoesNotDifferFromWhatItWasCopiedFrom() throws SQLException {
    Sandbox sandbox = Servers.mariadb();
    Place one = sandbox.create();
    try {
      run(one, BASE);
      Place two = sandbox.copy(one);
      try {
        assertEquals(List.of(), differences(read(one), read(two)));
        assertEquals(read(one).unread(), List.of());
      } finally {
        sandbox.drop(two);
      }
    } finally {
      sandbox.drop(one);
    }
  }

  @Test
  void whatAnInterruptedChangeLeavesIsNoticed() throws SQLException {
    Place place = Servers.mariadb().create();
    try {
      run(
          place,
          BASE
              + "; CREATE TABLE _users_gho (id int); CREATE TABLE x (id int);"
              + " CREATE VIEW broken AS SELECT id FROM x; DROP TABLE x");
      assertEquals(
          Set.of("ghost-table [table, _users_gho]", "view-invalid [view, broken]"),
          read(place).notes().stream()
              .map((Note note) -> note.kind() + " " + note.within())
              .collect(Collectors.toSet()));
    } finally {
      Servers.mariadb().drop(place);
    }
  }

  @Test
  void whatAnAccountMayNotSeeIsUnread() throws SQLException {
    Place place = Servers.mariadb().create();
    String reader = "reader_" + place.name().replaceAll("\\W", "");
    try {
      run(
          place,
          BASE
              + "; CREATE USER '"
              + reader
              + "'@'%' IDENTIFIED BY 'x';"
              + " GRANT SELECT ON `"
              + place.name()
              + "`.* TO '"
              + reader
              + "'@'%'");
      try (Connection connection = place.dataSource().getConnection(reader, "x")) {
        CatalogReading seen = new MysqlCatalog().read(connection);
        assertEquals(
            Set.of("[trigger]", "[event]", "[routine]"),
            seen.unread().stream().map(u -> u.within().toString()).collect(Collectors.toSet()));
        assertTrue(
            differences(seen, read(place)).stream()
                .anyMatch(
                    d ->
                        d instanceof Difference.Incomparable
                            && d.item().toString().equals("schema/db/view/emails/definition")),
            "a definition that may not be seen is UNKNOWN");
      }
    } finally {
      run(place, "DROP USER IF EXISTS '" + reader + "'@'%'");
      Servers.mariadb().drop(place);
    }
  }

  @Test
  void rowsHaveOneSumInWhateverOrderTheyAndTheirColumnsStand() throws SQLException {
    Place place = Servers.mariadb().create();
    try {
      run(
          place,
          "CREATE TABLE a (x int, y varchar(5)); INSERT INTO a VALUES"
              + " (1,'a'),(2,NULL),(2,NULL);CREATE TABLE b (y varchar(5), x int); INSERT INTO b"
              + " VALUES (NULL,2),('a',1),(NULL,2);CREATE TABLE c (x int, y varchar(5)); INSERT"
              + " INTO c VALUES (1,'a'),(2,NULL);CREATE TABLE d (x int, y varchar(5)); INSERT INTO"
              + " d VALUES (1,'a'),(2,''),(2,'')");
      try (Connection connection = place.dataSource().getConnection()) {
        RowDigests rows = new MysqlCatalog().rows(connection);
        assertEquals(rows.tables().get("table/a"), rows.tables().get("table/b"));
        assertFalse(
            rows.tables().get("table/a").digest().equals(rows.tables().get("table/c").digest()));
        assertFalse(
            rows.tables().get("table/a").digest().equals(rows.tables().get("table/d").digest()));
      }
    } finally {
      Servers.mariadb().drop(place);
    }
  }

  @Test
  void aColumnThatAStarDoesNotShowAndTheLastDigitOfAFloatAreInTheSum() throws SQLException {
    Place place = Servers.mariadb().create();
    try {
      run(
          place,
          "CREATE TABLE a (x float, y int INVISIBLE); INSERT INTO a (x, y) VALUES (1.2345678, 1);"
              + "CREATE TABLE b (x float, y int INVISIBLE); INSERT INTO b (x, y) VALUES"
              + " (1.2345678, 2);CREATE TABLE c (x float, y int INVISIBLE); INSERT INTO c (x, y)"
              + " VALUES (1.2345682, 1)");
      try (Connection connection = place.dataSource().getConnection()) {
        RowDigests rows = new MysqlCatalog().rows(connection);
        assertEquals(
            3,
            new TreeSet<>(rows.tables().values().stream().map(RowDigests.Rows::digest).toList())
                .size());
      }
    } finally {
      Servers.mariadb().drop(place);
    }
  }

  private static Set<String> found(Sandbox sandbox, String sql) throws SQLException {
    Place place = sandbox.create();
    try {
      run(place, BASE);
      CatalogReading before = read(place);
      run(place, sql);
      CatalogReading after = read(place);
      return differences(before, after).stream()
          .map(d -> d.item().toString().replaceFirst("^schema/db/", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    } finally {
      sandbox.drop(place);
    }
  }

  private static List<Difference> differences(CatalogReading left, CatalogReading right) {
    return Comparison.compare(snapshot(left), snapshot(right), Rules.NONE).differences();
  }

  private static Snapshot snapshot(CatalogReading reading) {
    return new Snapshot(
        "either",
        Tokens.none(),
        List.of(
            new Reading(
                "db", Optional.empty(), reading.documents(), List.of(), List.of(), Set.of())));
  }

  private static CatalogReading read(Place place) throws SQLException {
    try (Connection connection = place.dataSource().getConnection()) {
      return new MysqlCatalog().read(connection);
    }
  }

  private static void run(Place place, String sql) throws SQLException {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : sql.split(";\\s*")) {
        statement.execute(each);
      }
    }
  }
}
