package dev.evenkeel.source.database.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.embedded.ServerJars;
import dev.evenkeel.sandbox.postgresql.PostgresSandbox;
import dev.evenkeel.source.database.CatalogReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The same statements on the other majors. {@code evenkeel.postgresql.jars} names a folder that
 * holds, in one folder for each major, the jar of its server.
 */
@Tag("nightly")
final class OtherVersionsTest {
  @TestFactory
  Stream<DynamicTest> whatTheMajorUnderstandsChangesJustWhatIsWrittenBesideIt() throws IOException {
    String jars = System.getProperty("evenkeel.postgresql.jars", "");
    assumeTrue(!jars.isEmpty(), "evenkeel.postgresql.jars names no folder of other servers");
    try (Stream<Path> majors = Files.list(Path.of(jars))) {
      return majors.filter(Files::isDirectory).sorted().toList().stream()
          .map(major -> DynamicTest.dynamicTest(major.getFileName().toString(), () -> on(major)));
    }
  }

  private static void on(Path jars) throws Exception {
    try (var server = PostgresSandbox.start(Servers.home(), new ServerJars(List.of(jars)))) {
      Place place = server.create();
      try (var connection = place.dataSource().getConnection()) {
        Databases.run(connection, Mutations.base());
        CatalogReading before = Databases.read(connection);
        assertEquals(List.of(), before.unread());
        Mutations.Outcome outcome = Mutations.tryAll(connection);
        assertEquals("", String.join("\n", outcome.wrong()), server.engine()::toString);
        assertTrue(outcome.refused().size() < 20, () -> String.join("\n", outcome.refused()));
      }
      server.drop(place);
    }
  }
}
