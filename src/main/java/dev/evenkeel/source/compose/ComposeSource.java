package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.source.file.NamedPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Compose project as its files, merged in order, declare it: what {@code docker compose config}
 * would print, with the place of every value. Left out is what Compose ignores: the top-level
 * {@code version}, and {@code x-} fragments all of which is used elsewhere and compared there.
 */
public final class ComposeSource implements Source {
  private final String name;
  private final Optional<String> owner;
  private final List<NamedPath> files;
  private final Map<String, String> variables;

  /**
   * Reads nothing yet.
   *
   * @param files in Compose's order: later ones override
   * @param variables win over the {@code .env} beside the first file
   */
  public ComposeSource(
      String name, Optional<String> owner, List<NamedPath> files, Map<String, String> variables) {
    this.name = name;
    this.owner = owner;
    this.files = List.copyOf(files);
    this.variables = Map.copyOf(variables);
  }

  @Override
  public Reading read() {
    var targets = new LinkedHashSet<String>();
    files.forEach(file -> targets.add(file.target()));
    var notices = new Notices();
    NamedPath folder = files.getFirst().parent();
    var values = Variables.of(variables, folder, notices);
    var loader = new ProjectLoader(notices);
    Optional<Mapping> merged = loader.load(files, folder, values);
    var environments = new Environments(loader.environmentFiles(), values, notices);
    List<Document> documents =
        merged
            .map(environments::settled)
            .map(project -> new Document(List.of(), project, new Shape.ComposeProject()))
            .map(List::of)
            .orElse(List.of());
    return new Reading(name, owner, documents, notices.unread(), notices.notes(), targets);
  }
}
