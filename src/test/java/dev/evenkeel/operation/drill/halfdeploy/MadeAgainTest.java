package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without a row to see it by, what a way back drops and makes again is no way back. */
final class MadeAgainTest {
  private static final Terms KILLED = Terms.usual("migrations").with(List.of(Fault.KILLED));

  private static DrillTester dbmate() {
    return DrillTester.replayed(Layout.DBMATE).withoutControls().from("1_a");
  }

  private static String file(String up, String down) {
    return "-- migrate:up\n" + up + "\n-- migrate:down\n" + down + "\n";
  }

  private static FoundState after(HalfDeployRecord record, String id) {
    return record.states().stream()
        .filter(state -> state.about().equals("after " + id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void onPostgresqlItsIdentitySaysSoAndWhatIsOnlyRenamedOrGeneratedKeepsWhatItHolds() {
    HalfDeployRecord record =
        dbmate()
            .file(
                "1_a.sql",
                file(
                    "CREATE TABLE a (i int, b text, g int GENERATED ALWAYS AS (i + 1) STORED);"
                        + " CREATE TABLE c (i int);",
                    "DROP TABLE a; DROP TABLE c;"))
            .file(
                "2_column.sql",
                file("ALTER TABLE a DROP COLUMN b;", "ALTER TABLE a ADD COLUMN b text;"))
            .file("3_table.sql", file("DROP TABLE c;", "CREATE TABLE c (i int);"))
            .file(
                "4_renamed.sql",
                file("ALTER TABLE a RENAME i TO j;", "ALTER TABLE a RENAME j TO i;"))
            .file(
                "5_generated.sql",
                file(
                    "ALTER TABLE a DROP COLUMN g;",
                    "ALTER TABLE a ADD COLUMN g int GENERATED ALWAYS AS (j + 1) STORED;"))
            .drill(KILLED);
    FoundState column = after(record, "2_column");
    assertEquals(StateVerdict.DATA_LOSS, column.verdict());
    assertTrue(
        column.probes().backward().differs().getFirst().startsWith("public/table/a/column/b was"),
        column.probes().backward().differs()::toString);
    assertEquals(StateVerdict.DATA_LOSS, after(record, "3_table").verdict());
    assertEquals(StateVerdict.SAFE, after(record, "4_renamed").verdict());
    assertEquals(StateVerdict.SAFE, after(record, "5_generated").verdict());
  }

  @Test
  void onMariadbItIsWhatIsNotThereInBetween() {
    HalfDeployRecord record =
        dbmate()
            .mariadb()
            .file("1_a.sql", file("CREATE TABLE a (i int, b text, c int);", "DROP TABLE a;"))
            .file(
                "2_column.sql",
                file("ALTER TABLE a DROP COLUMN b;", "ALTER TABLE a ADD COLUMN b text AFTER i;"))
            .file(
                "3_renamed.sql",
                file("ALTER TABLE a CHANGE c d int;", "ALTER TABLE a CHANGE d c int;"))
            .drill(KILLED);
    assertEquals(StateVerdict.DATA_LOSS, after(record, "2_column").verdict());
    assertEquals(StateVerdict.SAFE, after(record, "3_renamed").verdict());
  }
}
