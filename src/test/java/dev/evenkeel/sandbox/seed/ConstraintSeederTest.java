package dev.evenkeel.sandbox.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Asked;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SeedReport;
import dev.evenkeel.sandbox.Servers;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConstraintSeederTest {
  @Test
  void everyTableOfPostgresqlIsFilledWhateverItAsksOfARow() throws SQLException {
    String tables =
        """
        CREATE TABLE z_parent (id serial PRIMARY KEY, name text UNIQUE NOT NULL);
        CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
        CREATE DOMAIN short AS text NOT NULL CHECK (length(VALUE) BETWEEN 3 AND 5);
        CREATE DOMAIN code AS varchar(8) CHECK (VALUE ~ '^[A-Z]{2}-[0-9]{3}$');
        CREATE TYPE pair AS (x int, y text);
        CREATE TABLE a_child (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          parent int NOT NULL REFERENCES z_parent (id), other text REFERENCES z_parent (name));
        CREATE TABLE one_to_one (id int PRIMARY KEY REFERENCES z_parent (id), note varchar(3));
        CREATE TABLE tree (id uuid PRIMARY KEY, up uuid NOT NULL REFERENCES tree (id));
        CREATE TABLE left_side (id int PRIMARY KEY, r int);
        CREATE TABLE right_side (id int PRIMARY KEY, l int NOT NULL REFERENCES left_side (id));
        ALTER TABLE left_side ADD FOREIGN KEY (r) REFERENCES right_side (id);
        CREATE TABLE checked (id smallint PRIMARY KEY, m mood NOT NULL, s short, c code,
          state text NOT NULL CHECK (state IN ('open', 'shut')),
          percent numeric(5,2) NOT NULL CHECK (percent > 0 AND percent <= 1),
          mail text NOT NULL CHECK (mail LIKE '%@%.%'),
          starts date NOT NULL, ends date NOT NULL, CHECK (ends > starts),
          flag char(1) NOT NULL CHECK (flag IN ('Y', 'N')),
          doc jsonb NOT NULL CHECK (jsonb_typeof(doc) = 'array'),
          hash text NOT NULL CHECK (length(hash) = 40),
          low int NOT NULL, high int NOT NULL, CHECK (low + 10 < high));
        CREATE TABLE kinds (b boolean, by bytea, bits bit(5), vb varbit(9), i interval, u uuid,
          ts timestamptz, t time, tz timetz, j json, x xml, n inet, c cidr, m macaddr, p point,
          r int4range, tr tstzrange, mr int8multirange, a text[], aa int[][], v tsvector,
          q tsquery, f real, d double precision, mo money, na name, ch "char", bp char(4), o oid,
          co pair, e mood[], l pg_lsn, "odd ""name" text, g int GENERATED ALWAYS AS (1) STORED);
        CREATE TABLE parted (id int, at date NOT NULL) PARTITION BY RANGE (at);
        CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM ('2031-01-01') TO ('2031-02-01');
        CREATE TABLE only_defaults (id serial PRIMARY KEY);
        CREATE TABLE booked (id int, during int4range NOT NULL, EXCLUDE USING gist (during WITH &&));
        CREATE TABLE flyway_schema_history (installed_rank int);
        """;
    with(
        Servers.postgresql(),
        tables,
        place -> {
          SeedReport report = new ConstraintSeeder(Dialect.POSTGRESQL).seed(place);
          assertEquals(List.of(), report.unseeded());
          assertEquals(11, report.tables().size(), report.coverage());
          assertEquals(
              "0", Asked.one(place, "SELECT count(*) FROM flyway_schema_history"), "a history");
          assertEquals("t", Asked.one(place, "SELECT bool_or(b IS NULL) FROM kinds"));
          assertTrue(Integer.parseInt(Asked.one(place, "SELECT max(length(na)) FROM kinds")) >= 20);
          assertEquals(
              "t",
              Asked.one(
                  place, "SELECT bool_or(\"odd \"\"name\" LIKE '%\ud83d\ude80%') FROM kinds"));
          assertEquals("6", Asked.one(place, "SELECT count(*) FROM checked"));
        });
  }

  @Test
  void everyTableOfMariadbIsFilledWhateverItAsksOfARow() throws SQLException {
    String tables =
        """
        CREATE TABLE z_parent (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) UNIQUE NOT NULL);
        CREATE TABLE a_child (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
          parent INT NOT NULL, FOREIGN KEY (parent) REFERENCES z_parent (id));
        CREATE TABLE checked (id TINYINT PRIMARY KEY,
          state VARCHAR(10) NOT NULL CHECK (state IN ('open', 'shut')),
          percent DECIMAL(5,2) NOT NULL, CHECK (percent > 0 AND percent <= 1),
          starts DATE NOT NULL, ends DATE NOT NULL, CHECK (ends > starts),
          hash CHAR(40) NOT NULL CHECK (CHAR_LENGTH(hash) = 40),
          code VARCHAR(9) NOT NULL CHECK (code REGEXP '^[A-Z]{2}-[0-9]{3}$'));
        CREATE TABLE kinds (e ENUM('a', 'it''s'), s SET('x', 'y'), j JSON, b BIT(3), bl BLOB,
          vb VARBINARY(4), ts TIMESTAMP NULL, dt DATETIME(6), t TIME, y YEAR, f FLOAT, d DOUBLE,
          bi BIGINT UNSIGNED, lt LONGTEXT, tt TINYTEXT, u UUID, g POINT, bo BOOLEAN,
          c VARCHAR(20) CHARACTER SET utf8mb4, gen INT AS (1));
        CREATE TABLE parted (id INT NOT NULL) PARTITION BY RANGE (id)
          (PARTITION p0 VALUES LESS THAN (50), PARTITION p1 VALUES LESS THAN (60));
        CREATE TABLE only_defaults (id INT AUTO_INCREMENT PRIMARY KEY);
        """;
    with(
        Servers.mariadb(),
        tables,
        place -> {
          SeedReport report = new ConstraintSeeder(Dialect.MARIADB).seed(place);
          assertEquals(List.of(), report.unseeded());
          assertEquals(6, report.tables().size(), report.coverage());
          assertEquals("1", Asked.one(place, "SELECT MAX(c LIKE '%\ud83d\ude80%') FROM kinds"));
        });
  }

  @Test
  void aTableThatTakesNoRowIsNamedWithTheReason() throws SQLException {
    with(
        Servers.postgresql(),
        """
        CREATE TABLE never (id int CHECK (id > 5 AND id < 4), v int NOT NULL);
        ALTER TABLE never ALTER id SET NOT NULL;
        CREATE TABLE below (id int NOT NULL, n int NOT NULL);
        ALTER TABLE never ADD PRIMARY KEY (id);
        ALTER TABLE below ADD FOREIGN KEY (n) REFERENCES never (id);
        """,
        place -> {
          SeedReport report = new ConstraintSeeder(Dialect.POSTGRESQL).seed(place);
          assertEquals("0 of 2 tables hold rows", report.coverage());
          assertEquals(
              Optional.of("it refers to public/table/never, which holds no row"),
              report.unseeded().getFirst().unseeded());
          assertTrue(
              report.unseeded().get(1).unseeded().orElse("").contains("never_id_check"),
              report::toString);
        });
  }

  @Test
  void theSameTablesAreFilledWithTheSameRows() throws SQLException {
    String tables =
        "CREATE TABLE a (id serial, t text, u uuid, d timestamptz, j jsonb, n numeric, b bytea)";
    String digest = "SELECT md5(string_agg(a::text, '|' ORDER BY id)) FROM a";
    var digests = new HashSet<String>();
    for (int run = 0; run < 2; run++) {
      with(
          Servers.postgresql(),
          tables,
          place -> {
            new ConstraintSeeder(Dialect.POSTGRESQL).seed(place);
            digests.add(Asked.one(place, digest));
          });
    }
    assertEquals(1, digests.size());
  }

  @Test
  void aFileOfRowsFillsWhatItFillsAndTheRestIsNamed() throws SQLException {
    with(
        Servers.postgresql(),
        "CREATE TABLE a (i int); CREATE TABLE b (i int)",
        place -> {
          SeedReport report =
              new FileSeeder(Dialect.POSTGRESQL, "rows.sql", "INSERT INTO a VALUES (1), (2)")
                  .seed(place);
          assertEquals(2, report.tables().getFirst().rows());
          assertEquals(
              "no row of rows.sql went into it",
              report.unseeded().getFirst().unseeded().orElseThrow());
        });
  }

  private interface Trial {
    void at(Place place) throws SQLException;
  }

  private static void with(Sandbox sandbox, String tables, Trial trial) throws SQLException {
    Place place = sandbox.create();
    try {
      Asked.run(place, tables);
      trial.at(place);
    } finally {
      sandbox.drop(place);
    }
  }
}
