package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.drill.halfdeploy.StepPhase;
import dev.evenkeel.drill.halfdeploy.StepPhase.Phase;
import dev.evenkeel.operation.drill.halfdeploy.terms.Asking;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.plan.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows that a policy hides from the running version are a refusal that nobody is told of. */
final class RowSecurityTest {
  private static final String ENABLED = "ALTER TABLE t ENABLE ROW LEVEL SECURITY;\n";

  private static HalfDeployRecord drill(String rows, String migration) {
    Asking asking =
        Asking.NOTHING
            .queries(List.of("SELECT id FROM t"))
            .as(Optional.of("pg_monitor"))
            .withoutOthers();
    return DrillTester.flyway()
        .option("postgresql.transactional.lock", "false")
        .file("V1__a.sql", "CREATE TABLE t (id int);\nGRANT SELECT ON t TO pg_monitor;\n" + rows)
        .file("V2__b.sql", migration)
        .from("V1__a")
        .withoutControls()
        .drill(Terms.usual("migrations").with(List.of(Fault.KILLED)).asking(asking));
  }

  private static StepPhase phase(HalfDeployRecord record) {
    return record.phases().getFirst();
  }

  @Test
  void aPolicyThatHidesRowsBreaksTheRunningVersionAndOneThatHidesNoneDoesNot() {
    String rows = "INSERT INTO t VALUES (1), (2);";
    StepPhase hidden = phase(drill(rows, ENABLED + "CREATE POLICY p ON t USING (id = 1);"));
    assertEquals(Phase.CONTRACT, hidden.phase());
    assertTrue(hidden.refusal().orElseThrow().said().contains("1 of 2"), hidden::toString);
    HalfDeployRecord shown = drill(rows, ENABLED + "CREATE POLICY p ON t USING (true);");
    assertEquals(Phase.EXPAND_ONLY, phase(shown).phase());
    assertEquals(List.of(), shown.unread());
  }

  @Test
  void whatWasHiddenBeforeIsNoNewRefusalAndWithoutARowNothingIsSaid() {
    String before = "INSERT INTO t VALUES (1), (2);\n" + ENABLED + "CREATE POLICY p ON t USING ";
    HalfDeployRecord same = drill(before + "(id = 1);", "CREATE TABLE u (i int);");
    assertEquals(Phase.EXPAND_ONLY, phase(same).phase());
    assertEquals(List.of(), same.unread());
    HalfDeployRecord empty = drill("", ENABLED);
    assertTrue(empty.unread().toString().contains("no row that row security"), empty::toString);
  }
}
