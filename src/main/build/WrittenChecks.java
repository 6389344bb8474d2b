import dev.evenkeel.app.wiring.BuiltInChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the catalogue of checks as the program reads it fastest. */
final class WrittenChecks {
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), BuiltInChecks.trees());
  }
}
