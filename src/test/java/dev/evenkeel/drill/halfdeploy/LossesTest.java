package dev.evenkeel.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossesTest {
  private static final String T = "public/table/t";

  @Test
  void whatComesBackAsItWasAndKeepsWhatWasWrittenLosesNothing() {
    Losses losses =
        Losses.of(t("id", "1"), t("id", "1"), t("id", "1", "2", "2"), t("id", "2", "1", "2"));
    assertEquals(2, losses.written());
    assertTrue(losses.none());
  }

  @Test
  void aNewRowThatIsGoneOrAlteredInATableOfTheOldVersionIsCounted() {
    Contents goal = t("id", "1");
    Contents wrote = t("id", "1", "2", "3");
    assertEquals(1, Losses.of(goal, goal, wrote, t("id", "1", "2")).newLost());
    assertEquals(1, Losses.of(goal, goal, wrote, t("id", "1", "2", "x")).newLost());
    assertEquals(2, Losses.of(goal, goal, wrote, new Contents(Map.of())).newLost());
  }

  @Test
  void anOldRowThatIsGoneIsCountedUnlessTheNewVersionDeletedIt() {
    Contents goal = t("id", "1", "2");
    assertEquals(1, Losses.of(goal, goal, t("id", "1", "2", "3"), t("id", "1", "3")).oldLost());
    assertTrue(Losses.of(goal, goal, t("id", "1", "3"), t("id", "1", "3")).none());
  }

  @Test
  void valuesOfAnAddedColumnGoWithItAndThoseOfARenamedOneDoNot() {
    Contents before = t("id,name", "1,a");
    Losses dropped =
        Losses.of(
            before,
            t("id,name,mail", "1,a,"),
            t("id,name,mail", "1,a,", "2,b,m"),
            t("id,name", "1,a", "2,b"));
    assertEquals(1, dropped.withStorage());
    assertEquals(0, dropped.newLost());
    assertEquals(List.of(T + "/column/mail: 1 values"), dropped.where());
    Losses renamed =
        Losses.of(
            before, t("id,full", "1,a"), t("id,full", "1,a", "2,b"), t("id,name", "1,a", "2,b"));
    assertTrue(renamed.none(), renamed::toString);
  }

  @Test
  void aColumnThatComesBackEmptyHasLostWhatTheOldRowsHad() {
    Losses losses =
        Losses.of(t("id,name", "1,a"), t("id", "1"), t("id", "1", "2"), t("id,name", "1,", "2,"));
    assertEquals(1, losses.oldLost());
    assertEquals(0, losses.newLost());
  }

  @Test
  void whereTheStepItselfConvertsValuesRowsAreCountedAndNotCompared() {
    Contents before = t("id,price", "1,7");
    Contents goal = t("id,price", "1,700");
    Contents wrote = t("id,price", "1,700", "2,500");
    assertTrue(Losses.of(before, goal, wrote, t("id,price", "1,7", "2,5")).none());
    assertEquals(1, Losses.of(before, goal, wrote, t("id,price", "1,7")).newLost());
  }

  @Test
  void aTableThatTheStepMadeGoesWithItsRowsUnlessItWasARename() {
    Contents none = new Contents(Map.of());
    assertEquals(2, Losses.of(none, t("id"), t("id", "1", "2"), none).withStorage());
    Contents other = new Contents(Map.of("public/table/o", table("id", "1")));
    Losses renamed =
        Losses.of(
            other,
            t("id", "1"),
            t("id", "1", "2"),
            new Contents(Map.of("public/table/o", table("id", "1", "2"))));
    assertTrue(renamed.none(), renamed::toString);
  }

  private static Contents t(String columns, String... rows) {
    return new Contents(Map.of(T, table(columns, rows)));
  }

  /** Columns and cells with commas between; an empty cell is NULL. */
  private static Contents.Table table(String columns, String... rows) {
    String[] names = columns.split(",", -1);
    var types = new HashMap<String, String>();
    for (String name : names) {
      types.put(name, "text");
    }
    var all = new ArrayList<Map<String, String>>();
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      var held = new HashMap<String, String>();
      for (int i = 0; i < names.length; i++) {
        if (!cells[i].isEmpty()) {
          held.put(names[i], cells[i]);
        }
      }
      all.add(held);
    }
    return new Contents.Table(types, all);
  }
}
