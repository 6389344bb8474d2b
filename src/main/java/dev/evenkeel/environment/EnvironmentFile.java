package dev.evenkeel.environment;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What reading evenkeel.yaml gives: a declaration without a single problem, or every problem in the
 * file. The file is YAML 1.2 (JSON is YAML), held to the JSON Schema {@code
 * https://evenkeel.dev/schemas/evenkeel/v1}.
 */
public sealed interface EnvironmentFile {
  /** The file holds. */
  record Declared(Declaration declaration) implements EnvironmentFile {}

  /** The file does not hold; in the order of the file, never empty. */
  record Problems(List<Problem> problems) implements EnvironmentFile {
    public Problems {
      problems = List.copyOf(problems);
    }

    /** All of them, for a terminal. */
    public String text() {
      return String.join("\n", problems.stream().map(Problem::text).toList());
    }
  }

  /**
   * Reads the tree a YAML reader made of the file.
   *
   * @param root the only document of the file
   * @param notes what the reader noticed; a key that stands twice is a problem here
   * @param folder the folder of the file, for relative paths
   * @param getenv the process's environment
   */
  static EnvironmentFile parse(
      Node root, List<Note> notes, Path folder, Function<String, Optional<String>> getenv) {
    var complaints = new Complaints();
    for (Note note : notes) {
      if (note.kind().equals("duplicate-key")) {
        complaints.add(
            new Problem(
                note.at(),
                note.message(),
                "every key once in its mapping",
                "remove one of them, or give one another name"));
      }
    }
    Unreadables.report(root, complaints);
    var expansion = new Expansion(getenv, complaints);
    new SchemaProblems(root, EnvironmentSchema.load(), expansion, complaints).report();
    if (!(root instanceof Node.Mapping mapping)) {
      return new Problems(complaints.all());
    }
    Declaration declaration =
        new DeclarationReader(new Fields(mapping, expansion, folder, complaints)).read();
    return complaints.none() ? new Declared(declaration) : new Problems(complaints.all());
  }
}
