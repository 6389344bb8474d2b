package dev.evenkeel.source.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class HistoryLayoutTest {
  @TestFactory
  Stream<DynamicTest> aToolsTableIsKnownByItsNamesAndColumnsAndTakenForNoOther() {
    return HistoryLayout.all().stream()
        .map(layout -> DynamicTest.dynamicTest(layout.tool(), () -> isKnown(layout)));
  }

  private static void isKnown(HistoryLayout layout) {
    Set<String> names = layout.tables().isEmpty() ? Set.of("named_by_the_user") : layout.tables();
    for (String name : names) {
      assertEquals(Optional.of(layout), HistoryLayout.of(name, layout.needs()));
      Set<String> shouted = new HashSet<>();
      layout.needs().forEach(column -> shouted.add(column.toUpperCase(Locale.ROOT)));
      assertEquals(Optional.of(layout), HistoryLayout.of(name.toUpperCase(Locale.ROOT), shouted));
    }
    for (String needed : layout.needs()) {
      var fewer = new HashSet<>(layout.needs());
      fewer.remove(needed);
      assertFalse(
          names.stream()
              .anyMatch(name -> HistoryLayout.of(name, fewer).equals(Optional.of(layout))),
          needed);
    }
  }

  @Test
  void noTimeDurationOrPersonIsCompared() {
    for (HistoryLayout layout : HistoryLayout.all()) {
      List<String> facets = layout.facets();
      assertTrue(
          facets.stream()
              .noneMatch(
                  facet ->
                      facet.matches(".*(_on|_at|_time|_by|tstamp|lockgranted|installed_rank).*")),
          () -> layout.tool() + " " + facets);
    }
  }

  @Test
  void anOrdinaryTableIsNoHistory() {
    for (String name : List.of("users", "migrations", "tags", "events", "projects", "changes")) {
      assertEquals(
          Optional.empty(), HistoryLayout.of(name, Set.of("id", "name", "version", "created_at")));
    }
  }
}
