package dev.evenkeel.sandbox.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Asked;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.mariadb.GivenMariadb;
import dev.evenkeel.sandbox.postgresql.GivenPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that holds what is dear to somebody, given to drills. */
final class NothingOutsideIsTouchedTest {
  /** A kind of server, and how everything on it is looked at. */
  enum Kind {
    POSTGRESQL(
        "postgres",
        "SELECT string_agg(datname || datcollate, ' ' ORDER BY datname) FROM pg_database",
        "SELECT md5(string_agg(o::text, '|' ORDER BY id)) || (SELECT string_agg(rolname, ' '"
            + " ORDER BY rolname) FROM pg_roles) || pg_relation_filenode('orders') FROM orders o"),
    MARIADB(
        "",
        "SELECT GROUP_CONCAT(schema_name ORDER BY schema_name) FROM information_schema.schemata",
        "SELECT CONCAT((SELECT GROUP_CONCAT(id, note ORDER BY id) FROM orders),"
            + " (SELECT GROUP_CONCAT(User, Host) FROM mysql.global_priv))");

    final String maintenance;
    final String databases;
    final String everything;

    Kind(String maintenance, String databases, String everything) {
      this.maintenance = maintenance;
      this.databases = databases;
      this.everything = everything;
    }

    Sandbox owner() {
      return this == POSTGRESQL ? Servers.postgresql() : Servers.mariadb();
    }

    Sandbox at(String url, Place production) {
      GivenServer server = GivenServer.of(url, production.login().password()).orElseThrow();
      return server.dialect() == Dialect.POSTGRESQL
          ? GivenPostgres.at(server)
          : GivenMariadb.at(server);
    }
  }

  private interface Trial {
    void with(Place production, UnaryOperator<String> url) throws SQLException;
  }

  /** Everything on the server is the same afterwards, whatever the trial did. */
  private static void guarded(Kind kind, Trial trial) throws SQLException {
    Place production = kind.owner().create();
    try {
      Asked.run(
          production,
          "CREATE TABLE orders (id int PRIMARY KEY, note text);"
              + " INSERT INTO orders VALUES (1, 'dear'), (2, 'to somebody')");
      String databases = Asked.one(production, kind.databases);
      String everything = Asked.one(production, kind.everything);
      trial.with(
          production,
          database ->
              production
                  .url()
                  .replace("jdbc:", "")
                  .replace("://", "://" + production.login().user() + "@")
                  .replace("/" + production.name(), "/" + database));
      assertEquals(everything, Asked.one(production, kind.everything));
      assertEquals(databases, Asked.one(production, kind.databases));
    } finally {
      kind.owner().drop(production);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSandboxThereMakesAndDropsItsOwnDatabasesOnly(Kind kind) throws SQLException {
    guarded(
        kind,
        (production, url) -> {
          try (Sandbox sandbox = kind.at(url.apply(kind.maintenance), production)) {
            Place place = sandbox.create();
            Asked.run(place, "CREATE TABLE orders (id int); INSERT INTO orders VALUES (7)");
            Place copy = sandbox.copy(place);
            assertEquals("7", Asked.one(copy, "SELECT id FROM orders"));
            sandbox.drop(copy);
            assertFalse(sandbox.canCrash());
            assertThrows(SandboxFailure.class, sandbox::crash);
            List<Runnable> onProduction =
                List.of(
                    () -> sandbox.drop(production),
                    () -> sandbox.copy(production),
                    () -> sandbox.sessions(production));
            for (Runnable each : onProduction) {
              var refusal = assertThrows(SandboxFailure.class, each::run);
              assertTrue(refusal.getMessage().contains(production.name()), refusal.getMessage());
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aUrlThatNamesADatabaseWithTablesIsRefusedByName(Kind kind) throws SQLException {
    guarded(
        kind,
        (production, url) -> {
          var refusal =
              assertThrows(
                  SandboxFailure.class,
                  () -> kind.at(url.apply(production.name()), production).close());
          assertTrue(refusal.getMessage().contains(production.name()), refusal.getMessage());
          assertTrue(refusal.getMessage().contains("orders"), refusal.getMessage());
          assertFalse(refusal.toString().contains(production.login().password()));
        });
  }

  @ParameterizedTest
  @EnumSource
  void whatADeadRunLeftThereIsDroppedAndALivingOneIsLeftAlone(Kind kind) throws SQLException {
    guarded(
        kind,
        (production, url) -> {
          String given = url.apply(kind.maintenance);
          Sandbox dead = kind.at(given, production);
          String left = dead.create().name();
          try (Sandbox living = kind.at(given, production)) {
            Place kept = living.create();
            cut(kind, production, left);
            try (Sandbox next = kind.at(given, production)) {
              String now = Asked.one(production, kind.databases);
              assertFalse(now.contains(left), "the dead one's is gone");
              assertEquals("1", Asked.one(kept, "SELECT 1"));
              assertTrue(next.create().name().startsWith("evenkeel_"));
            }
          }
          assertThrows(SandboxFailure.class, dead::close);
        });
  }

  /** As when its process is killed: the server ends the session that holds the claim. */
  private static void cut(Kind kind, Place production, String name) throws SQLException {
    String run = name.split("_")[1];
    if (kind == Kind.POSTGRESQL) {
      Asked.one(
          production,
          "SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory'"
              + " AND (classid::bigint << 32 | objid::bigint) = "
              + new Claim(run, "0").number());
    } else {
      Asked.run(
          production,
          "KILL " + Asked.one(production, "SELECT IS_USED_LOCK('evenkeel_" + run + "')"));
      while (!Asked.one(production, "SELECT IS_FREE_LOCK('evenkeel_" + run + "')").equals("1")) {
        Thread.onSpinWait();
      }
    }
  }
}
