package dev.evenkeel.source.contracts;

import dev.evenkeel.contract.Contract;
import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.References;
import dev.evenkeel.contract.validator.Validator;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.FileBytes;
import dev.evenkeel.source.file.FormatReaders;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads schemas with the files beside them that they refer to, and documents. */
public final class ContractFiles {
  private static final int MOST_FILES = 2_000;

  private ContractFiles() {}

  /** A schema that can be asked, or why not. */
  public sealed interface Read {
    /** It can be asked. */
    record Usable(Validator validator) implements Read {}

    /** It cannot. */
    record Refused(List<Contract.Problem> problems) implements Read {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * Reads a schema.
   *
   * @param assume its draft, where it does not say it
   */
  public static Read schema(NamedPath file, Dialect assume) {
    var problems = new ArrayList<Contract.Problem>();
    Map<String, Node> files = files(file, problems);
    if (!problems.isEmpty()) {
      return new Read.Refused(problems);
    }
    return switch (Contract.of(path(file), files, assume)) {
      case Contract.Outcome.Refused(List<Contract.Problem> refused) -> new Read.Refused(refused);
      case Contract.Outcome.Usable(Contract contract) ->
          switch (Validator.of(contract)) {
            case Validator.Outcome.Refused(List<Contract.Problem> refused) ->
                new Read.Refused(refused);
            case Validator.Outcome.Ready(Validator validator) -> new Read.Usable(validator);
          };
    };
  }

  static String path(NamedPath file) {
    return file.path().toAbsolutePath().normalize().toString();
  }

  /** The schema and what it refers to, by absolute paths. A file that is not there is left out. */
  static Map<String, Node> files(NamedPath file, List<Contract.Problem> problems) {
    var files = new TreeMap<String, Node>();
    var open = new ArrayDeque<NamedPath>(List.of(file));
    while (!open.isEmpty() && files.size() < MOST_FILES) {
      NamedPath next = open.remove();
      if (files.containsKey(path(next))) {
        continue;
      }
      Parsed parsed = parse(next);
      problems.addAll(problems(parsed));
      if (parsed.trees().size() != 1) {
        if (parsed.unread().isEmpty()) {
          problems.add(
              new Contract.Problem(
                  next.written(), "holds no schema, or several", "give each schema its own file"));
        }
        continue;
      }
      Node root = parsed.trees().getFirst().root();
      files.put(path(next), root);
      for (String wanted : References.wanted(path(next), root)) {
        if (Files.isRegularFile(Path.of(wanted))) {
          open.add(named(next, Path.of(wanted)));
        }
      }
    }
    return files;
  }

  /** As the file that refers to it is called. */
  private static NamedPath named(NamedPath from, Path path) {
    Path folder = from.path().toAbsolutePath().normalize().getParent();
    String relative = folder == null ? path.toString() : folder.relativize(path).toString();
    return new NamedPath(path, from.parent().resolved(relative).written());
  }

  /** The documents of a file: JSON as the standard has it, JSON lines, or YAML. */
  public static Parsed parse(NamedPath file) {
    return switch (FileBytes.read(file)) {
      case FileBytes.Refused refused -> Parsed.nothing(refused.unread());
      case FileBytes.Whole whole ->
          switch (Format.ofName(file.fileName())) {
            case YAML -> FormatReaders.read(whole.bytes(), file);
            case JSON_LINES -> JsonReader.exact(true).read(whole.bytes(), file.written());
            default -> JsonReader.exact(false).read(whole.bytes(), file.written());
          };
    };
  }

  /** What keeps a schema from being used: unreadable places, and keys that stand twice. */
  static List<Contract.Problem> problems(Parsed parsed) {
    var problems = new ArrayList<>(unread(parsed));
    problems.addAll(twice(parsed));
    return problems;
  }

  /** What could not be read of a file. */
  public static List<Contract.Problem> unread(Parsed parsed) {
    var problems = new ArrayList<Contract.Problem>();
    for (Unread unread : parsed.unread()) {
      problems.add(new Contract.Problem(unread.at(), unread.why(), unread.next()));
    }
    return problems;
  }

  /** Keys that stand twice; the last one is judged, as most readers do. */
  public static List<Contract.Problem> twice(Parsed parsed) {
    return parsed.notes().stream()
        .map(note -> new Contract.Problem(note.at(), note.message(), "remove one of the two"))
        .toList();
  }
}
