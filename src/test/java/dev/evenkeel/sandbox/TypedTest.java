package dev.evenkeel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.sandbox.flyway.FlywayMigrator;
import dev.evenkeel.sandbox.replay.Replayer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands are to be typed elsewhere: on another machine, by somebody who copies them. */
class TypedTest {
  @Test
  void aCommandNamesTheFolderAsItsUserWroteItAndNotWhereItLies() {
    Path here = Path.of("/somewhere/on/this/machine");
    assertEquals(
        List.of("flyway -locations=filesystem:db/migration migrate"),
        new FlywayMigrator(here, Map.of(), false).shownAs("db/migration").forthCommand());
    for (Layout layout : List.of(Layout.GOLANG_MIGRATE, Layout.GOOSE, Layout.SQLX)) {
      String command = replayer(layout).shownAs("db/the ups").forthCommand().getFirst();
      assertEquals(true, command.contains("'db/the ups'"), command);
    }
  }

  @Test
  void aShellReadsBackTheSameWord() {
    assertEquals("db/migration", Typed.word("db/migration"));
    assertEquals("'it'\\''s mine'", Typed.word("it's mine"));
    assertEquals("U1.sql", Typed.in(".", "U1.sql"));
    assertEquals("m/U1.sql", Typed.in("m/", "U1.sql"));
  }

  private static Replayer replayer(Layout layout) {
    return new Replayer(
        new Plan(layout, "", List.of(), List.of()), Dialect.POSTGRESQL, Duration.ofSeconds(1));
  }
}
