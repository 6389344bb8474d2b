package dev.evenkeel.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.value.ItemPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final ItemPath ITEM = ItemPath.parse("config/app/NAME");

  @Test
  void aRemedyCanNameTheFindingItBelongsTo() {
    Finding finding =
        Findings.joined(ITEM, List.of(voice("cfg-a", "evenkeel allow {id}")), Map.of());
    assertEquals("evenkeel allow " + finding.id(), finding.remedy());
  }

  private static Voice voice(String check, String remedy) {
    var fact =
        new Fact(
            "difference",
            ITEM,
            ItemClass.DIFFERENT,
            Optional.empty(),
            Optional.empty(),
            "they differ",
            Map.of());
    return new Voice(
        check, Severity.BLOCK, false, ItemClass.DIFFERENT, fact, "they differ", remedy);
  }
}
