package dev.evenkeel.sandbox.flyway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Script;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayTargetTest {
  @TempDir Path folder;

  private static Migration version(String version) {
    Script nothing = new Script("nothing.sql", "", List.of(), true);
    return new Migration("nothing", version, nothing, Optional.empty(), false);
  }

  @Test
  void aRunThatStopsBeforeTheFirstMigrationMakesTheHistoryAndNoMore() throws IOException {
    Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE a (i int);");
    Sandbox sandbox = Servers.postgresql();
    Place place = sandbox.create();
    var flyway = new FlywayMigrator(folder, Map.of(), false);
    assertEquals(
        new MigrationOutcome.Done(List.of()),
        flyway.forth(place.dataSource(), Optional.of(version("0"))));
    assertEquals(
        new MigrationOutcome.Done(List.of("V1__a")),
        flyway.forth(place.dataSource(), Optional.of(version("1"))));
    sandbox.drop(place);
  }
}
