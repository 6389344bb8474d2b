package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A migration that does not end is named, and the server is not left to go on with it. */
class HangTest {
  @Test
  void aStatementThatNeverEndsIsNamedAndEnded() {
    HalfDeployRecord record =
        DrillTester.flyway()
            .option("postgresql.transactional.lock", "false")
            .file("V1__a.sql", "CREATE TABLE a (id int);")
            .file("V2__never.sql", "SELECT pg_sleep(100000);")
            .patience(Duration.ofSeconds(8))
            .drill();
    assertEquals(DrillVerdict.FAILED, record.verdict());
    assertEquals(List.of("V1__a"), record.steps());
    var broken = record.broken().orElseThrow();
    assertEquals("V2__never hung", broken.step() + " " + broken.how());
    assertEquals("SELECT pg_sleep(100000)", broken.at());
  }
}
