import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the catalogue as one stream of YAML documents, in the order of its index: opening a class
 * path's resource costs more than reading it, and there is one for each check.
 */
final class JoinedChecks {
  public static void main(String[] arguments) throws IOException {
    Path checks = Path.of(arguments[0]);
    var joined = new StringBuilder();
    for (String folder : Files.readAllLines(checks.resolve("index"))) {
      if (!folder.isBlank()) {
        joined.append("---\n");
        joined.append(Files.readString(checks.resolve(folder).resolve("check.yaml")));
        joined.append('\n');
      }
    }
    Files.writeString(checks.resolve("joined.yaml"), joined);
  }
}
