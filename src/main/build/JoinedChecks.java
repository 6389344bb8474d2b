import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the catalogue as one stream of YAML documents, in the order of its index: opening a class
 * path's resource costs more than reading it, and there is one for each check.
 */
final class JoinedChecks {
  private static final Pattern FLOW =
      Pattern.compile("^( *)([A-Za-z-]+): \\[([A-Za-z0-9_, -]+)\\]$");

  /** The same list with an element a line, which is read several times faster. */
  private static String block(MatchResult flow) {
    String elements =
        Stream.of(flow.group(3).split(","))
            .map(element -> "\n" + flow.group(1) + "- " + element.strip())
            .collect(Collectors.joining());
    return flow.group(1) + flow.group(2) + ":" + elements;
  }

  public static void main(String[] arguments) throws IOException {
    Path checks = Path.of(arguments[0]);
    var joined = new StringBuilder();
    for (String folder : Files.readAllLines(checks.resolve("index"))) {
      if (!folder.isBlank()) {
        joined.append("---\n");
        for (String line : Files.readAllLines(checks.resolve(folder).resolve("check.yaml"))) {
          joined.append(FLOW.matcher(line).replaceAll(JoinedChecks::block)).append('\n');
        }
      }
    }
    Files.writeString(checks.resolve("joined.yaml"), joined);
  }
}
