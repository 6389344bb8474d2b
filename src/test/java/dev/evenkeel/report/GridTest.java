package dev.evenkeel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class GridTest {
  @Property(tries = 200)
  void everyLineFitsAndNothingIsLost(
      @ForAll @Size(min = 4, max = 4)
          List<@AlphaChars @Chars({'_', '-', ' ', '/', '漢'}) @StringLength(max = 90) String> cells,
      @ForAll @IntRange(min = 40, max = 120) int room) {
    List<List<String>> rows = List.of(List.of("one", "two", "three", "four"), cells);
    Grid grid = Grid.of(rows, room, 2);
    var seen = new ArrayList<Integer>();
    for (int row = 0; row < rows.size(); row++) {
      for (String line : grid.lines(row)) {
        assertTrue(Columns.of(line) <= room, () -> line + " in " + room);
        line.chars().filter(c -> c != ' ').forEach(seen::add);
      }
    }
    var expected = new ArrayList<Integer>();
    rows.forEach(row -> row.forEach(c -> c.chars().filter(x -> x != ' ').forEach(expected::add)));
    seen.sort(null);
    expected.sort(null);
    assertEquals(expected, seen);
  }

  @Example
  void whatFitsStandsOnOneLineAndAHeaderGivesWayFirst() {
    List<List<String>> rows =
        List.of(List.of("state", "history true"), List.of("S1 inside V2__a", "false"));
    assertEquals(List.of("S1 inside V2__a  false"), Grid.of(rows, 40, 2).lines(1));
    Grid narrow = Grid.of(rows, 24, 2);
    assertEquals(List.of("state            history", "                 true"), narrow.lines(0));
    assertEquals(List.of("S1 inside V2__a  false"), narrow.lines(1));
  }
}
