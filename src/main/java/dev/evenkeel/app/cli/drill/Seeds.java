package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.FileTrouble;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Seeder;
import dev.evenkeel.sandbox.seed.ConstraintSeeder;
import dev.evenkeel.sandbox.seed.FileSeeder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Who puts in the rows of {@code --seed}. */
final class Seeds {
  private Seeds() {}

  static Optional<Seeder> of(String seed, Dialect dialect, Console console) {
    return switch (seed) {
      case "none" -> Optional.empty();
      case "constraints" -> Optional.of(new ConstraintSeeder(dialect));
      default -> Optional.of(file(seed, dialect, console));
    };
  }

  private static Seeder file(String name, Dialect dialect, Console console) {
    Path file = console.directory().resolve(name);
    try {
      return new FileSeeder(dialect, name, Files.readString(file));
    } catch (IOException e) {
      throw new UsageError(
          "--seed "
              + name
              + ": neither constraints nor none, nor a file that can be read ("
              + FileTrouble.why(e)
              + ")");
    }
  }
}
