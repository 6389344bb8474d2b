package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.value.Nearest;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code schema}: prints a JSON Schema, or names them all. */
@Command(
    name = "schema",
    description = "Prints a JSON Schema, or lists them when none is named.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Which one: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class)
  Optional<String> name = Optional.empty();

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (name.isEmpty()) {
      for (PublishedSchema schema : PublishedSchema.values()) {
        console.out().print(line(schema));
      }
      return ExitCode.PASSED;
    }
    PublishedSchema schema =
        PublishedSchema.named(name.get()).orElseThrow(() -> new UsageError(unknown(name.get())));
    console.out().print(schema.text());
    return ExitCode.PASSED;
  }

  private static String line(PublishedSchema schema) {
    return "%-12s %-44s %s\n".formatted(schema.word(), schema.id(), schema.what());
  }

  private static String unknown(String name) {
    List<String> near = Nearest.to(name, PublishedSchema.words(), 1);
    return "no schema is named "
        + name
        + (near.isEmpty() ? "" : "; did you mean " + near.getFirst() + "?")
        + "; there are "
        + String.join(", ", PublishedSchema.words());
  }

  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return PublishedSchema.words().iterator();
    }
  }
}
