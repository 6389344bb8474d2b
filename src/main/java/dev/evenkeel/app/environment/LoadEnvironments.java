package dev.evenkeel.app.environment;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.EnvironmentFile;
import dev.evenkeel.environment.Problem;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.FileBytes;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads evenkeel.yaml; every problem in it is one {@link UsageError}, all of them said at once. */
public final class LoadEnvironments {
  private LoadEnvironments() {}

  /**
   * What the file declares; nothing where none was named and none is found upward.
   *
   * @param config the file the user named
   */
  public static Optional<Declaration> find(Console console, Optional<String> config) {
    return LocateEnvironments.locate(console, config).map(file -> read(console, file));
  }

  /** What the file declares, for a verb that cannot do without one. */
  public static Declaration require(Console console, Optional<String> config) {
    return find(console, config)
        .orElseThrow(
            () ->
                new UsageError(
                    "no "
                        + LocateEnvironments.NAME
                        + " in this folder or above it; write one with `evenkeel init`, or give"
                        + " --config FILE"));
  }

  static Declaration read(Console console, NamedPath file) {
    return switch (FileBytes.read(file)) {
      case FileBytes.Refused refused -> throw new UsageError(lines(unread(refused.unread())));
      case FileBytes.Whole whole -> parse(console, file, whole.bytes());
    };
  }

  /** Reads content that is, or is about to be, the file's. */
  public static Declaration parse(Console console, NamedPath file, byte[] content) {
    Parsed parsed = new YamlReader().read(content, file.written());
    var problems = new ArrayList<Problem>();
    for (Unread unread : parsed.unread()) {
      problems.add(
          new Problem(
              unread.at(),
              unread.why(),
              "YAML",
              "correct it there; a text that holds one of { } [ ] : # needs quotes"));
    }
    if (parsed.trees().size() > 1) {
      problems.add(
          new Problem(
              parsed.trees().get(1).root().at(),
              parsed.trees().size() + " documents stand in the file",
              "one document",
              "put them into one, without ---"));
    }
    if (!problems.isEmpty() || parsed.trees().isEmpty()) {
      throw new UsageError(lines(problems));
    }
    Parsed.Tree tree = parsed.trees().getFirst();
    Path folder = Optional.ofNullable(file.path().getParent()).orElse(console.directory());
    return switch (EnvironmentFile.parse(
        tree.root(),
        tree.notes(),
        folder,
        name -> Optional.ofNullable(console.variables().get(name)))) {
      case EnvironmentFile.Declared declared -> declared.declaration();
      case EnvironmentFile.Problems wrong -> throw new UsageError(lines(wrong.problems()));
    };
  }

  private static Problem unread(Unread unread) {
    return new Problem(
        unread.at(), unread.why(), "a file evenkeel.yaml that can be read", unread.next());
  }

  private static List<String> lines(Problem problem) {
    return lines(List.of(problem));
  }

  private static List<String> lines(List<Problem> problems) {
    return problems.stream().flatMap(problem -> problem.text().lines()).toList();
  }
}
