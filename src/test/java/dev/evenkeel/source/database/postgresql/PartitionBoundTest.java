package dev.evenkeel.source.database.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class PartitionBoundTest {
  @Test
  void aListTakesTheSameRowsInWhateverOrderItWasWritten() {
    assertEquals(
        PartitionBound.ordered("FOR VALUES IN ('x, y', 'it''s', NULL)"),
        PartitionBound.ordered("FOR VALUES IN (NULL, 'it''s', 'x, y')"));
    assertNotEquals(
        PartitionBound.ordered("FOR VALUES IN ('x', 'y')"),
        PartitionBound.ordered("FOR VALUES IN ('x, y')"));
  }

  @Test
  void aRangeHasAnOrderAndKeepsIt() {
    String range = "FOR VALUES FROM ('2') TO ('1')";
    assertEquals(range, PartitionBound.ordered(range));
  }
}
