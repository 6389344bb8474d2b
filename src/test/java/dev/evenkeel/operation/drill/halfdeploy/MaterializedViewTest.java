package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a materialized view holds is part of a state. */
final class MaterializedViewTest {
  private static final String REFRESH = "REFRESH MATERIALIZED VIEW m;";

  private static HalfDeployRecord drill(String query, String forth, String back) {
    return DrillTester.replayed(Layout.PAIRS)
        .file(
            "1_a.up.sql",
            "CREATE TABLE t (id int PRIMARY KEY);\nINSERT INTO t VALUES (1);\n"
                + "CREATE MATERIALIZED VIEW m AS "
                + query
                + ";")
        .file("1_a.down.sql", "DROP MATERIALIZED VIEW m;\nDROP TABLE t;")
        .file("2_b.up.sql", forth)
        .file("2_b.down.sql", back)
        .from("1_a")
        .withoutControls()
        .drill(Terms.usual("migrations").with(List.of(Fault.KILLED)));
  }

  /** At the step's end, where no tool's own half-way states are in the way. */
  private static FoundState end(HalfDeployRecord record) {
    return record.states().stream()
        .filter(state -> state.about().equals("after 2_b"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aWayBackThatLeavesAStaleOneIsSilentlyWrongAndOneThatRefreshesItIsNot() {
    String query = "SELECT count(*) AS n FROM t";
    String forth = "INSERT INTO t VALUES (2);\n" + REFRESH;
    FoundState stale = end(drill(query, forth, "DELETE FROM t WHERE id = 2;"));
    assertEquals(StateVerdict.SILENT_WRONG, stale.verdict());
    List<String> differs = stale.probes().backward().differs();
    assertTrue(
        differs.stream()
            .anyMatch(line -> line.contains("materialized-view/m") && line.contains("refreshed")),
        differs::toString);
    FoundState refreshed = end(drill(query, forth, "DELETE FROM t WHERE id = 2;\n" + REFRESH));
    assertEquals(StateVerdict.SAFE, refreshed.verdict());
  }

  @Test
  void oneThatWasStaleBeforeMayBeFreshAfterTheWayBack() {
    String forth = "INSERT INTO t VALUES (2);";
    String stale = "SELECT count(*) AS n FROM t;\nINSERT INTO t VALUES (7)";
    HalfDeployRecord record = drill(stale, forth, "DELETE FROM t WHERE id = 2;\n" + REFRESH);
    assertEquals(StateVerdict.SAFE, end(record).verdict());
    record.states().stream()
        .flatMap(state -> state.probes().forward().differs().stream())
        .forEach(line -> assertFalse(line.contains("refreshed"), line));
  }

  @Test
  void oneThatHoldsTheTimeIsNeverAccusedAndTheDrillIsInconclusiveWhereAStepRefreshesIt() {
    String query = "SELECT now() AS at, count(*) AS n FROM t";
    HalfDeployRecord named =
        drill(query, "CREATE TABLE u (i int);\n" + REFRESH, "DROP TABLE u;\n" + REFRESH);
    assertEquals(StateVerdict.SAFE, end(named).verdict());
    assertTrue(named.unread().toString().contains("materialized-view/m"), named.unread()::toString);
    HalfDeployRecord other = drill(query, "CREATE TABLE u (i int);", "DROP TABLE u;");
    assertEquals(StateVerdict.SAFE, end(other).verdict());
    assertEquals(List.of(), other.unread());
  }
}
