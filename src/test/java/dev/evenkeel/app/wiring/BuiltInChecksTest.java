package dev.evenkeel.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.check.Check;
import dev.evenkeel.check.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BuiltInChecksTest {
  @Test
  void everyFolderOfTheIndexIsACheckInTheCatalogueAndNothingElseIs() {
    var problems = new ArrayList<Problem>();

    List<String> ids = BuiltInChecks.read(problems).stream().map(Check::id).sorted().toList();

    List<String> folders =
        BuiltInChecks.folders().stream()
            .map(folder -> folder.substring(folder.indexOf('/') + 1))
            .sorted()
            .toList();
    assertEquals(folders, ids);
    assertEquals(List.of(), problems);
    assertTrue(ids.size() > 50, "the catalogue holds " + ids.size() + " checks");
  }
}
