package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.sandbox.SandboxFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill touches nothing outside of its sandbox, whatever a migration says. */
class OutreachTest {
  @TempDir Path outside;

  @Test
  void aMigrationThatWouldRunAProgramIsNotRunAndNothingIsPassed() {
    Path touched = outside.resolve("touched");
    HalfDeployRecord record =
        DrillTester.flyway()
            .option("postgresql.transactional.lock", "false")
            .file("V1__a.sql", "CREATE TABLE a (id int);")
            .file("V2__b.sql", "COPY (SELECT 1) TO PROGRAM 'touch " + touched + "';")
            .drill();
    assertEquals(DrillVerdict.INCONCLUSIVE, record.verdict());
    assertEquals(List.of("V1__a"), record.steps());
    assertTrue(
        record.unread().stream().anyMatch(part -> part.startsWith("V2__b: not run: V2__b.sql:1")),
        record.unread().toString());
    assertFalse(Files.exists(touched));
  }

  @Test
  void aCallbackThatWouldWriteAFileOfTheServerKeepsTheWholeDrillFromRunning() {
    Path touched = outside.resolve("touched");
    SandboxFailure refused =
        assertThrows(
            SandboxFailure.class,
            () ->
                DrillTester.flyway()
                    .file("V1__a.sql", "CREATE TABLE a (id int);")
                    .file("beforeMigrate.sql", "SELECT 1;\nCOPY (SELECT 1) TO '" + touched + "';")
                    .withoutControls()
                    .drillWithProblems());
    assertTrue(refused.getMessage().contains("beforeMigrate.sql:2"), refused.getMessage());
    assertTrue(refused.next().contains("skipDefaultCallbacks"), refused.next());
    assertFalse(Files.exists(touched));
  }

  @Test
  void callbacksThatStayInTheSandboxRunAndAreNamed() {
    HalfDeployRecord record =
        DrillTester.flyway()
            .option("postgresql.transactional.lock", "false")
            .file("V1__a.sql", "CREATE TABLE a (id int);")
            .file("beforeMigrate.sql", "CREATE TABLE IF NOT EXISTS c (i int);")
            .file("afterClean.sql", "COPY (SELECT 1) TO '/never';")
            .withoutControls()
            .drillWithProblems();
    assertTrue(
        record.remarks().stream()
            .anyMatch(line -> line.contains("beforeMigrate.sql") && !line.contains("afterClean")),
        record.remarks()::toString);
    assertEquals(List.of("V1__a"), record.steps());
  }
}
