package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.source.file.FileSource;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Parsed;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code ${NAME}} stands for in a project's files. */
final class Variables {
  private static final String FILE = ".env";

  private final Map<String, String> values;

  private Variables(Map<String, String> values) {
    this.values = values;
  }

  /** The given ones over those of the {@code .env} in the folder, as Compose has it. */
  static Variables of(Map<String, String> given, NamedPath folder, Notices notices) {
    var values = new HashMap<String, String>();
    NamedPath file = folder.child(FILE);
    if (Files.exists(file.path())) {
      fromFile(file, values, notices);
    }
    values.putAll(given);
    return new Variables(values);
  }

  /** These and one below them. */
  Variables with(String name, String value) {
    var all = new HashMap<String, String>();
    all.put(name, value);
    all.putAll(values);
    return new Variables(all);
  }

  /** These, with a further file below them. */
  Variables under(NamedPath file, Notices notices) {
    var all = new HashMap<String, String>();
    fromFile(file, all, notices);
    all.putAll(values);
    return new Variables(all);
  }

  private static void fromFile(NamedPath file, Map<String, String> values, Notices notices) {
    Parsed parsed = FileSource.parse(file);
    parsed.unread().forEach(notices::unread);
    Set<String> unresolved = new HashSet<>();
    for (Note note : parsed.notes()) {
      if (note.kind().equals("unresolved-reference")) {
        unresolved.add(note.within().getLast());
      }
    }
    for (Parsed.Tree tree : parsed.trees()) {
      if (tree.root() instanceof Mapping mapping) {
        mapping
            .asMap()
            .forEach(
                (key, value) -> {
                  if (value instanceof Scalar scalar && !unresolved.contains(key)) {
                    values.put(key, scalar.text());
                  }
                });
      }
    }
  }

  @Nullable String get(String name) {
    return values.get(name);
  }
}
