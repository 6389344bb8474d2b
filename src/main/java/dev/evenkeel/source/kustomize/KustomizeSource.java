package dev.evenkeel.source.kustomize;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.FormatReaders;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.kubernetes.manifest.ObjectCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an overlay renders to, and the revisions of what it takes from other repositories. Charts
 * are never inflated ({@code --enable-helm}) and no plugin is run: an overlay that needs either is
 * unread, with the tool's own message.
 */
public final class KustomizeSource implements Source {
  private final String name;
  private final Optional<String> owner;
  private final NamedPath folder;
  private final String searchPath;

  /**
   * Reads nothing yet.
   *
   * @param searchPath the PATH on which the tool is looked for
   */
  public KustomizeSource(String name, Optional<String> owner, NamedPath folder, String searchPath) {
    this.name = name;
    this.owner = owner;
    this.folder = folder;
    this.searchPath = searchPath;
  }

  @Override
  public Reading read() {
    var closure = Closure.of(folder);
    if (closure.kustomizations().isEmpty()) {
      return unread(
          closure,
          List.of(),
          "no kustomization.yaml, kustomization.yml or Kustomization in this folder",
          "name the folder of an overlay");
    }
    List<Note> notes = UnlistedFiles.notes(folder, closure);
    Optional<Tool> tool = Tool.on(searchPath);
    if (tool.isEmpty()) {
      return unread(
          closure,
          notes,
          "neither kustomize nor kubectl is on the PATH, and one of them renders an overlay",
          "install kustomize (https://kubectl.docs.kubernetes.io/installation/kustomize/) or"
              + " kubectl");
    }
    return switch (tool.get().build(folder)) {
      case Tool.Failed failed ->
          unread(
              closure,
              notes,
              "%s failed: %s".formatted(tool.get().words(), failed.message()),
              next(failed.message(), tool.get()));
      case Tool.Built built -> rendered(built, notes, closure);
    };
  }

  private Reading rendered(Tool.Built built, List<Note> noticed, Closure closure) {
    Parsed parsed =
        FormatReaders.reader(Format.YAML).read(built.output(), folder.written() + " (kustomize)");
    var objects = new ObjectCollector();
    objects.add(List.of(), Definitions.of(closure, folder).located(parsed));
    noticed.forEach(objects::note);
    for (String warning : built.warnings()) {
      objects.note(
          new Note(
              "render-warning",
              "object",
              List.of(),
              folder.written(),
              "while rendering it: " + warning,
              Map.of()));
    }
    var documents = new ArrayList<Document>(RemoteBases.of(closure));
    documents.addAll(objects.documents());
    return new Reading(
        name, owner, documents, objects.unread(), objects.notes(), Set.of(folder.target()));
  }

  private String next(String message, Tool tool) {
    return message.contains("--enable-helm")
        ? "charts are not inflated here: declare the chart with helm:, and what stands beside it"
            + " with manifests:"
        : "make `%s %s` succeed where Evenkeel runs, or declare the rendered files with manifests:"
            .formatted(tool.words(), folder.written());
  }

  /** Where nothing was rendered, no object can be judged; what it names elsewhere still can. */
  private Reading unread(Closure closure, List<Note> notes, String why, String next) {
    return new Reading(
        name,
        owner,
        RemoteBases.of(closure),
        List.of(new Unread("object", List.of(), folder.written(), why, next)),
        notes,
        Set.of(folder.target()));
  }
}
