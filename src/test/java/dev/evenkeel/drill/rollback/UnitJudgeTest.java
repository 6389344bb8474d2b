package dev.evenkeel.drill.rollback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.Again;
import dev.evenkeel.drill.Observation;
import dev.evenkeel.drill.Seen;
import dev.evenkeel.drill.WayBack;
import dev.evenkeel.snapshot.Unread;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Whatever was seen, what is said of it. */
class UnitJudgeTest {
  private static final Observation BEFORE = new Seen().table("t", "1", "a", "b").observed();
  private static final Observation WITHOUT_B = new Seen().table("t", "1", "a").observed();

  /** The column is there again and its storage is another one. */
  private static final Observation MADE_AGAIN =
      new Seen()
          .table("t", "1", "a", "b")
          .storage("public/table/t/column/b", "1:b-made-later")
          .observed();

  @Test
  void storageThatWasDroppedAndMadeAgainIsLossyThoughTheSchemaIsEqual() {
    Unit unit = judge(BEFORE, WITHOUT_B, MADE_AGAIN);
    assertEquals(Optional.of(WayBack.RESTORED), unit.wayBack());
    assertTrue(unit.lossy());
    assertEquals(List.of("public/table/t/column/b"), unit.remade());
    assertEquals(UnitVerdict.FAILED, unit.verdict());
    assertTrue(unit.detail().contains("rows copied back: not asked"), unit.detail());
  }

  @Test
  void storageThatLivesOnUnderAnotherNameWasNotDropped() {
    Observation renamed =
        new Seen().table("t", "1", "a", "c").storage("public/table/t/column/c", "1:b").observed();
    Unit unit = judge(BEFORE, renamed, BEFORE);
    assertFalse(unit.lossy());
    assertEquals(UnitVerdict.HELD, unit.verdict());
  }

  @Test
  void whatTheWayBackDropsThoughTheWayForthKeptItIsNoLossOfTheWayForthAndRedAllTheSame() {
    Observation renamed =
        new Seen().table("t", "1", "a", "c").storage("public/table/t/column/c", "1:b").observed();
    Unit unit = judge(BEFORE, renamed, MADE_AGAIN);
    assertFalse(unit.lossy());
    assertEquals(UnitVerdict.FAILED, unit.verdict());
    assertTrue(unit.detail().contains("the way forth had kept"), unit.detail());
  }

  @Test
  void rowsThatAreLeftOverInATableThatWasEmptyAreNotRestored() {
    Observation empty = with(BEFORE, 0, "");
    Unit unit = judge(empty, with(BEFORE, 1, "x"), with(BEFORE, 1, "x"));
    assertEquals(Optional.of(WayBack.NOT_RESTORED), unit.wayBack());
    assertEquals(UnitVerdict.FAILED, unit.verdict());
    assertEquals(List.of("public/table/t holds 1 rows that were not there"), unit.differing());
  }

  @Test
  void aTableThatTookNoRowAndThatTheScriptsNameLeavesTheUnitUndecided() {
    Observation empty = with(BEFORE, 0, "");
    var path = List.of("public/table/t");
    Unit unit =
        UnitJudge.judge(
            trial(
                new Trial.Applied(
                    empty, empty, new Trial.Ended(empty, new Trial.Repeated(empty)), path, path)));
    assertEquals(UnitVerdict.UNDECIDED, unit.verdict());
  }

  @Test
  void whereRowsWereSeededTheyDecideAndALossThatIsCopiedBackIsAWarning() {
    Observation before = with(BEFORE, 3, "x");
    Unit copied = judge(before, with(WITHOUT_B, 3, "y"), with(MADE_AGAIN, 3, "x"));
    assertEquals(OptionalLong.of(0), copied.rowsLost());
    assertEquals(UnitVerdict.WARN, copied.verdict());
    Unit lost = judge(before, with(WITHOUT_B, 3, "y"), with(MADE_AGAIN, 3, "z"));
    assertEquals(OptionalLong.of(3), lost.rowsLost());
    assertEquals(UnitVerdict.FAILED, lost.verdict());
    Unit deleted = judge(before, with(BEFORE, 1, "y"), with(BEFORE, 1, "y"));
    assertEquals(OptionalLong.of(2), deleted.rowsLost());
    assertEquals(UnitVerdict.FAILED, deleted.verdict());
  }

  @Test
  void aTableThatTookNoRowIsNotSaidToHaveLostNone() {
    Observation before = with(BEFORE, 0, "x");
    var applied =
        new Trial.Applied(
            before,
            with(WITHOUT_B, 0, "x"),
            new Trial.Ended(with(MADE_AGAIN, 0, "x"), new Trial.Repeated(with(WITHOUT_B, 0, "x"))),
            List.of("public/table/t"));
    assertEquals(UnitVerdict.FAILED, UnitJudge.judge(trial(applied)).verdict());
  }

  @Test
  void whatCouldNotBeLookedAtIsNeverRestored() {
    var gap = new Unread("schema", List.of("x"), "pg_seclabel", "not compared", "nothing");
    Observation after =
        new Observation(WITHOUT_B.schema(), WITHOUT_B.storage(), Optional.empty(), List.of(gap));
    Unit unit = judge(BEFORE, after, BEFORE);
    assertEquals(Optional.empty(), unit.wayBack());
    assertEquals(UnitVerdict.UNDECIDED, unit.verdict());
  }

  @Test
  void goingForthAgainIsComparedWithGoingForthAndNotWithItsExitCode() {
    var differs = new Trial.Ended(BEFORE, new Trial.Repeated(BEFORE));
    assertEquals(
        Again.DIFFERS,
        UnitJudge.judge(trial(new Trial.Applied(BEFORE, WITHOUT_B, differs))).again());
    var refused = new Trial.Ended(BEFORE, new Trial.Refused("1.up.sql:3", "it is there already"));
    Unit unit = UnitJudge.judge(trial(new Trial.Applied(BEFORE, WITHOUT_B, refused)));
    assertEquals(Again.FAILED, unit.again());
    assertEquals(UnitVerdict.FAILED, unit.verdict());
    assertTrue(unit.detail().contains("1.up.sql:3"), unit.detail());
  }

  @Test
  void aWayBackThatBreaksSaysWhetherItLeftTheDatabaseHalfWay() {
    var half = new Trial.Broke("1.down.sql:2", "no such table", Optional.of(BEFORE));
    Unit unit = UnitJudge.judge(trial(new Trial.Applied(BEFORE, WITHOUT_B, half)));
    assertTrue(unit.detail().contains("neither here nor there"), unit.detail());
    var whole = new Trial.Broke("1.down.sql:2", "no such table", Optional.of(WITHOUT_B));
    assertFalse(
        UnitJudge.judge(trial(new Trial.Applied(BEFORE, WITHOUT_B, whole)))
            .detail()
            .contains("neither"));
  }

  @Test
  void whereNumbersChangeByThemselvesNamesAndScriptsSayWhatWasMadeAgain() {
    Observation whole = mysql("t", "a", "b");
    Observation without = mysql("t", "a");
    assertFalse(lossy(whole, whole, "ALTER TABLE t MODIFY a int", ""));
    assertTrue(lossy(whole, without, "ALTER TABLE t DROP COLUMN b", "ALTER TABLE t ADD b text"));
    assertFalse(
        lossy(
            whole,
            mysql("t", "a", "c"),
            "ALTER TABLE `t` CHANGE COLUMN `b` C text",
            "SET @s = 'ALTER TABLE t RENAME COLUMN c TO b'; PREPARE p FROM @s; EXECUTE p"));
    assertFalse(
        lossy(
            whole,
            mysql("v", "a", "c"),
            "ALTER TABLE t RENAME TO u; ALTER TABLE u CHANGE b c text; RENAME TABLE x TO y, u TO v",
            "RENAME TABLE v TO t; ALTER TABLE t RENAME COLUMN c TO b"));
  }

  @Test
  void aRenameOfSomethingElseExcusesNothingThatWasMadeAgain() {
    Observation whole = mysql("t", "a", "b");
    Observation without = mysql("t", "a");
    for (String other :
        List.of(
            "ALTER TABLE t RENAME COLUMN x TO z",
            "ALTER TABLE t RENAME INDEX b TO c",
            "ALTER TABLE u CHANGE b c text",
            "ALTER TABLE t CHANGE b b text",
            "RENAME TABLE t2 TO t3 -- CHANGE b")) {
      assertTrue(
          lossy(
              whole,
              without,
              "ALTER TABLE t DROP COLUMN b; " + other,
              other + "; ALTER TABLE t ADD b text"),
          other);
    }
    assertTrue(
        lossy(
            whole,
            mysql("t", "a", "c"),
            "ALTER TABLE t CHANGE b c text",
            "ALTER TABLE t DROP COLUMN c; ALTER TABLE t ADD b text"),
        "renamed there and not back");
    assertTrue(
        lossy(
            whole,
            mysql("u", "a"),
            "RENAME TABLE t TO u; ALTER TABLE u DROP COLUMN b",
            "ALTER TABLE u ADD b text; RENAME TABLE u TO t"),
        "the table is another name, the column is gone");
  }

  private static Observation mysql(String table, String... columns) {
    var seen = new Seen().storage("table/" + table, "1");
    for (String column : columns) {
      seen.storage("table/" + table + "/column/" + column, "1:" + column);
    }
    return seen.observed();
  }

  private static boolean lossy(Observation before, Observation middle, String forth, String back) {
    var storage = new NumberedStorage(before, middle, forth, back);
    return judge(before, storage.after(middle), storage.left(before)).lossy();
  }

  private static Unit judge(Observation before, Observation after, Observation left) {
    return UnitJudge.judge(
        trial(new Trial.Applied(before, after, new Trial.Ended(left, new Trial.Repeated(after)))));
  }

  private static Trial trial(Trial.Ran ran) {
    return new Trial("1_unit", "1_unit.up.sql", ran);
  }

  private static Observation with(Observation seen, long count, String digest) {
    Observation rows = new Seen().rows("public/table/t", count, digest).observed();
    return new Observation(seen.schema(), seen.storage(), rows.rows(), List.of());
  }
}
