package dev.evenkeel.source.database.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.source.database.CatalogReading;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MutationTest {
  @Test
  void everyStatementChangesJustWhatIsWrittenBesideIt() {
    Databases.with(
        Mutations.base(),
        connection -> {
          CatalogReading before = Databases.read(connection);
          assertTrue(before.unread().isEmpty(), () -> before.unread().toString());
          Mutations.Outcome outcome = Mutations.tryAll(connection);
          assertEquals(List.of(), outcome.refused());
          assertEquals("", String.join("\n", outcome.wrong()));
          assertTrue(outcome.tried() > 140, () -> "only " + outcome.tried());
          return 0;
        });
  }

  @Test
  void theSameStatementsInAnotherDatabaseGiveNoDifference() {
    assertEquals(
        "",
        Mutations.differences(
            Databases.reading(Mutations.base()), Databases.reading(Mutations.base())));
  }
}
