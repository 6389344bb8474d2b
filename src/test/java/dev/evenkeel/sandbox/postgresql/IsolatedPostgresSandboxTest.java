package dev.evenkeel.sandbox.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.sandbox.Asked;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class IsolatedPostgresSandboxTest {
  private static final String ROLES =
      "SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE rolname LIKE 'app%'";

  @Test
  void aRoleIsInTheCopyOfWhatHasItAndNowhereElse() throws SQLException {
    try (Sandbox sandbox = IsolatedPostgresSandbox.start(Servers.home(), Servers.jars())) {
      Place before = sandbox.create();
      Asked.run(before, "CREATE UNLOGGED TABLE a (i int); INSERT INTO a VALUES (1)");
      Place after = sandbox.copy(before);
      Asked.run(after, "CREATE ROLE app_reader; GRANT SELECT ON a TO app_reader");
      Place copy = sandbox.copy(after);

      assertEquals("null", Asked.one(before, ROLES));
      assertEquals("app_reader", Asked.one(after, ROLES));
      assertEquals("app_reader", Asked.one(copy, ROLES));
      assertEquals("1", Asked.one(copy, "SELECT i FROM a"), "unlogged rows too");
      Asked.run(copy, "DROP OWNED BY app_reader; DROP ROLE app_reader");
      assertEquals("app_reader", Asked.one(after, ROLES));

      try (Connection open = copy.dataSource().getConnection()) {
        assertEquals("1", Asked.one(open, "SELECT 1"));
        assertEquals(1, sandbox.sessions(copy));
        sandbox.drop(copy);
        assertThrows(SQLException.class, () -> Asked.one(open, "SELECT 1"));
      }
      assertThrows(SandboxFailure.class, () -> sandbox.copy(copy));
      sandbox.crash();
      assertEquals("app_reader", Asked.one(after, ROLES));
      assertTrue(sandbox.engine().version().startsWith("18."));
    }
  }
}
