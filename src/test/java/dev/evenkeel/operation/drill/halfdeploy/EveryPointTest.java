package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.plan.Layout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Hits every point of small plans with every fault, for real. None may be missed, and the usual
 * mode, which hits few of them and infers the rest, must have said the same of each.
 */
@Tag("nightly")
class EveryPointTest {
  private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, name varchar(20));";
  private static final String CENTS = "UPDATE users SET id = id * 100;";

  @Test
  void ofFlywayByDefault() {
    flyway().everyPointIsVisitedAndBothModesAgree();
  }

  @Test
  void ofFlywayWithoutALockOfItsOwnTransaction() {
    flyway()
        .option("postgresql.transactional.lock", "false")
        .everyPointIsVisitedAndBothModesAgree();
  }

  @Test
  void ofFlywayOnMariadb() {
    flyway().mariadb().everyPointIsVisitedAndBothModesAgree();
  }

  @Test
  void ofAToolThatIsReplayed() {
    DrillTester.replayed(Layout.GOLANG_MIGRATE)
        .file("1_users.up.sql", USERS)
        .file("1_users.down.sql", "DROP TABLE users;")
        .file("2_cents.up.sql", "ALTER TABLE users ADD COLUMN cents int;")
        .file("2_cents.down.sql", "ALTER TABLE users DROP COLUMN cents;")
        .everyPointIsVisitedAndBothModesAgree();
  }

  private static DrillTester flyway() {
    return DrillTester.flyway().file("V1__users.sql", USERS).file("V2__cents.sql", CENTS);
  }
}
