package dev.evenkeel.source.kustomize;

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
import java.util.Optional;
import java.util.Set;

/**
 * What an overlay renders to. Charts are never inflated ({@code --enable-helm}) and no plugin is
 * run: an overlay that needs either is unread, with the tool's own message.
 */
public final class KustomizeSource implements Source {
  private final String name;
  private final Optional<String> owner;
  private final NamedPath folder;
  private final String searchPath;

  /**
   * An overlay's folder.
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
          List.of(),
          "no kustomization.yaml, kustomization.yml or Kustomization in this folder",
          "name the folder of an overlay");
    }
    List<Note> notes = UnlistedFiles.notes(folder, closure);
    Optional<Tool> tool = Tool.on(searchPath);
    if (tool.isEmpty()) {
      return unread(
          notes,
          "neither kustomize nor kubectl is on the PATH, and one of them renders an overlay",
          "install kustomize (https://kubectl.docs.kubernetes.io/installation/kustomize/) or"
              + " kubectl");
    }
    return switch (tool.get().build(folder)) {
      case Tool.Failed failed ->
          unread(
              notes,
              "%s failed: %s".formatted(tool.get().words(), failed.message()),
              "make `%s %s` succeed there".formatted(tool.get().words(), folder.written()));
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
              java.util.Map.of()));
    }
    return objects.reading(name, owner, Set.of(folder.target()));
  }

  /** Where nothing was rendered, nothing of the source can be judged. */
  private Reading unread(List<Note> notes, String why, String next) {
    var all = new ArrayList<Unread>();
    all.add(new Unread("config", List.of(), folder.written(), why, next));
    return new Reading(name, owner, List.of(), all, notes, Set.of(folder.target()));
  }
}
