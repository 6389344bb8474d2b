package dev.evenkeel.operation.drill.halfdeploy.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.evenkeel.plan.Boundary;
import dev.evenkeel.sandbox.Login;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Session;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** One call of a tool is the same call on every copy of the database. */
final class WatermarksTest {
  private record Named(String name) implements Place {
    @Override
    public DataSource dataSource(Session session) {
      throw new IllegalStateException("nobody connects");
    }

    @Override
    public String url() {
      return "";
    }

    @Override
    public Login login() {
      throw new IllegalStateException("nobody connects");
    }
  }

  private static Boundary on(String place, String sql) {
    Boundary call = Boundary.call(1, 0, Boundary.Kind.STATEMENT, sql, true);
    return Watermarks.anywhere(call, new Named(place));
  }

  @Test
  void aDatabasesNameInACallMakesNoOtherCall() {
    assertEquals(on("ek_1", "SET search_path = ek_1"), on("ek_2", "SET search_path = ek_2"));
  }

  /** Flyway on MariaDB and MySQL names its lock by a number made of the database's name. */
  @Test
  void aLockThatIsNamedByTheDatabaseMakesNoOtherCall() {
    assertEquals(
        on("ek_1", "SELECT RELEASE_LOCK('Flyway-1874941274')"),
        on("ek_2", "SELECT RELEASE_LOCK('Flyway--2122449144')"));
    assertEquals(on("a", "SELECT GET_LOCK('x-1', 10)"), on("b", "SELECT GET_LOCK('x-2', 10)"));
  }

  @Test
  void anotherTextIsAnotherCall() {
    assertNotEquals(on("a", "INSERT INTO t VALUES ('1')"), on("b", "INSERT INTO t VALUES ('2')"));
    assertNotEquals(on("a", "SELECT GET_LOCK('x', 1)"), on("b", "SELECT RELEASE_LOCK('x')"));
  }
}
