package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.source.file.FileBytes;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.flat.EnvReader;
import dev.evenkeel.source.file.format.Parsed;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The environment that reaches each service: its {@code env_file} entries, later over earlier, and
 * its {@code environment} over them. A key without value takes it from the shell; where neither the
 * {@code .env} nor the declaration says it, it cannot be judged.
 */
final class Environments {
  private static final String ENVIRONMENT = "environment";
  private static final String FILES = "env_file";

  private final Map<String, NamedPath> files;
  private final Variables variables;
  private final Notices notices;

  Environments(Map<String, NamedPath> files, Variables variables, Notices notices) {
    this.files = files;
    this.variables = variables;
    this.notices = notices;
  }

  Mapping settled(Mapping project) {
    return Rewrite.values(
        project,
        (key, value) -> key.equals("services") ? Rewrite.each(value, this::service) : value);
  }

  private Node service(Node node) {
    if (!(node instanceof Mapping service)) {
      return node;
    }
    Map<String, Node> reached = new LinkedHashMap<>();
    Node unreadable = null;
    if (service.get(FILES) instanceof Sequence listed) {
      for (Node entry : listed.elements()) {
        Node problem = read(entry, reached);
        unreadable = problem == null ? unreadable : problem;
      }
    }
    if (service.get(ENVIRONMENT) instanceof Mapping written) {
      written.asMap().forEach((key, value) -> reached.merge(key, given(key, value), this::over));
    }
    Map<String, Node> entries = service.asMap();
    entries.remove(FILES);
    if (!reached.isEmpty()) {
      Node at = entries.getOrDefault(ENVIRONMENT, service);
      entries.put(ENVIRONMENT, Rewrite.mapping(reached, at));
    }
    if (unreadable != null) {
      entries.put(FILES, unreadable);
    }
    arguments(entries);
    return Rewrite.mapping(entries, service);
  }

  private void arguments(Map<String, Node> service) {
    if (service.get("build") instanceof Mapping build
        && build.get("args") instanceof Mapping arguments) {
      Mapping given = Rewrite.values(arguments, this::given);
      service.put(
          "build", Rewrite.values(build, (key, value) -> key.equals("args") ? given : value));
    }
  }

  private Node given(String key, Node value) {
    if (!Rewrite.isNull(value)) {
      return value;
    }
    String found = variables.get(key);
    return found != null
        ? Rewrite.text(found, value)
        : new Node.Unreadable(
            "no value here: it is taken from the shell that runs Compose",
            "set it in the .env beside the Compose file, or write the value",
            value.origin(),
            value.line());
  }

  private Node over(Node base, Node over) {
    return ProjectMerge.replacing(base, over);
  }

  /** Puts in what the file gives; the answer is what to say where it cannot be read. */
  private @Nullable Node read(Node entry, Map<String, Node> into) {
    NamedPath file =
        entry instanceof Mapping mapping && mapping.text("path") instanceof String path
            ? files.get(path)
            : null;
    if (file == null) {
      return unreadable("an env_file entry without path", "name the file", entry);
    }
    Mapping written = (Mapping) entry;
    if ("false".equals(written.text("required")) && !Files.exists(file.path())) {
      return null;
    }
    if ("raw".equals(written.text("format"))) {
      return unreadable(
          file.written() + " is declared with format: raw, which is not read",
          "write it in the usual form of a .env file",
          entry);
    }
    return switch (FileBytes.read(file)) {
      case FileBytes.Refused refused ->
          unreadable(
              file.written() + ": " + refused.unread().why(), refused.unread().next(), entry);
      case FileBytes.Whole whole -> {
        put(new EnvReader().read(whole.bytes(), file.written()), into);
        yield null;
      }
    };
  }

  /** What the file itself does not resolve is looked for among the project's variables. */
  private void put(Parsed parsed, Map<String, Node> into) {
    parsed.unread().forEach(notices::unread);
    Set<String> unresolved = new HashSet<>();
    for (Note note : parsed.notes()) {
      if (note.kind().equals("unresolved-reference")) {
        unresolved.add(note.within().getLast());
      } else {
        notices.note(note);
      }
    }
    var interpolated = new InterpolatedTree(variables, notices);
    for (Node root : parsed.documents()) {
      if (root instanceof Mapping mapping) {
        Mapping filled =
            Rewrite.values(
                mapping,
                (key, value) ->
                    unresolved.contains(key) ? Rewrite.asText(interpolated.of(value)) : value);
        filled.asMap().forEach((key, value) -> into.merge(key, value, this::over));
      }
    }
  }

  private static Node unreadable(String why, String next, Node at) {
    return new Node.Unreadable(why, next, at.origin(), at.line());
  }
}
