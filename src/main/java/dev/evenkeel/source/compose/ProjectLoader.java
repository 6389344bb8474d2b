package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.FileSource;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Parsed;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files to one merged project, with what they include and extend. */
final class ProjectLoader {
  private static final String SERVICES = "services";
  private static final String INCLUDE = "include";

  private final Notices notices;
  private final Map<String, NamedPath> environmentFiles = new HashMap<>();
  private final List<String> including = new ArrayList<>();

  ProjectLoader(Notices notices) {
    this.notices = notices;
  }

  /** The files that {@code env_file} entries name, by the text that now stands in the project. */
  Map<String, NamedPath> environmentFiles() {
    return environmentFiles;
  }

  /** Empty where a file could not be read: what the others give is not what runs. */
  Optional<Mapping> load(List<NamedPath> files, NamedPath folder, Variables variables) {
    Optional<Mapping> merged = Optional.empty();
    for (NamedPath file : files) {
      Optional<List<Mapping>> documents = documents(file, folder, variables);
      if (documents.isEmpty()) {
        return Optional.empty();
      }
      var extension = new Extension(this, notices, file, folder, variables);
      for (Mapping document : documents.get()) {
        Optional<Mapping> whole = included(extension.applied(document), file, folder, variables);
        if (whole.isEmpty()) {
          return Optional.empty();
        }
        merged =
            Optional.of(
                merged.map(base -> ProjectMerge.merged(base, whole.get())).orElse(whole.get()));
      }
    }
    return merged.map(ProjectMerge::settled);
  }

  /** The documents of one file, in long form, variables put in; empty where it cannot be read. */
  Optional<List<Mapping>> documents(NamedPath file, NamedPath folder, Variables variables) {
    Parsed parsed = FileSource.parse(file);
    boolean whole = true;
    for (Unread problem : parsed.unread()) {
      boolean line = !problem.within().isEmpty() && problem.within().getLast().startsWith("line-");
      whole &= line;
      notices.unread(
          line ? problem.within() : List.of(), problem.at(), problem.why(), problem.next());
    }
    if (!whole) {
      return Optional.empty();
    }
    parsed.notes().forEach(notices::note);
    var documents = new ArrayList<Mapping>();
    for (Node root : parsed.documents()) {
      if (!(root instanceof Mapping mapping)) {
        notices.unread(
            List.of(),
            root.at(),
            "no Compose file: a mapping with services was expected",
            "name the project's Compose files, in their order");
        return Optional.empty();
      }
      Mapping listed = ListForms.project(SharedFragments.without(mapping));
      Node filled = new InterpolatedTree(named(mapping, variables), notices).of(listed);
      documents.add(placed(ShortForms.project((Mapping) filled), folder));
    }
    return Optional.of(documents);
  }

  /** Compose itself sets the project's name for the project's files. */
  private static Variables named(Mapping project, Variables variables) {
    return project.text("name") instanceof String name && name.indexOf('$') < 0
        ? variables.with("COMPOSE_PROJECT_NAME", name)
        : variables;
  }

  /** Says of every {@code env_file} which file it is, so that it can be read after merging. */
  private Mapping placed(Mapping project, NamedPath folder) {
    return Rewrite.values(
        project,
        (key, value) ->
            key.equals(SERVICES)
                ? Rewrite.each(
                    value,
                    service ->
                        service instanceof Mapping mapping
                            ? Rewrite.values(
                                mapping,
                                (field, node) ->
                                    field.equals("env_file")
                                        ? Rewrite.elements(node, e -> placedFile(e, folder))
                                        : node)
                            : service)
                : value);
  }

  private Node placedFile(Node element, NamedPath folder) {
    Mapping written =
        element instanceof Scalar scalar
            ? Rewrite.mapping(Map.of("path", scalar), scalar)
            : element instanceof Mapping mapping ? mapping : null;
    if (written == null || !(written.text("path") instanceof String path)) {
      return element;
    }
    NamedPath file = folder.resolved(path);
    environmentFiles.put(file.written(), file);
    Map<String, Node> entries = written.asMap();
    entries.put("path", Rewrite.text(file.written(), element));
    return Rewrite.mapping(entries, element);
  }

  private Optional<Mapping> included(
      Mapping document, NamedPath file, NamedPath folder, Variables variables) {
    Node include = document.get(INCLUDE);
    if (include == null) {
      return Optional.of(document);
    }
    Mapping result = Rewrite.without(document, INCLUDE);
    if (including.contains(file.target())) {
      notices.unread(
          List.of(),
          include.at(),
          "a file that includes itself",
          "remove the circle of include entries");
      return Optional.empty();
    }
    including.add(file.target());
    for (Node entry : Rewrite.listed(include)) {
      Optional<Mapping> other = include(entry, file.parent(), folder, variables);
      if (other.isEmpty()) {
        return Optional.empty();
      }
      result = ProjectMerge.merged(other.get(), result);
    }
    including.removeLast();
    return Optional.of(result);
  }

  private Optional<Mapping> include(
      Node entry, NamedPath here, NamedPath folder, Variables variables) {
    Mapping long_ =
        entry instanceof Mapping mapping
            ? mapping
            : Rewrite.mapping(new LinkedHashMap<>(Map.of("path", entry)), entry);
    var files = new ArrayList<NamedPath>();
    for (Node path :
        long_.get("path") instanceof Node paths ? Rewrite.listed(paths) : List.<Node>of()) {
      if (!(path instanceof Scalar scalar) || scalar.text().contains("://")) {
        notices.unread(
            List.of(),
            path.at(),
            "an include that is no local file, which is not read",
            "bring the included files into the repository, or compare what docker compose config"
                + " prints");
        return Optional.empty();
      }
      files.add(here.resolved(scalar.text()));
    }
    if (files.isEmpty()) {
      notices.unread(List.of(), entry.at(), "an include without path", "name the file to include");
      return Optional.empty();
    }
    NamedPath project =
        long_.text("project_directory") instanceof String directory
            ? here.resolved(directory)
            : files.getFirst().parent();
    Variables below = variables;
    if (long_.get("env_file") instanceof Node environment) {
      for (Node path : Rewrite.listed(environment)) {
        if (path instanceof Scalar scalar) {
          below = below.under(here.resolved(scalar.text()), notices);
        }
      }
    } else if (!project.target().equals(folder.target())
        && Files.exists(project.child(".env").path())) {
      below = below.under(project.child(".env"), notices);
    }
    return load(files, project, below);
  }
}
