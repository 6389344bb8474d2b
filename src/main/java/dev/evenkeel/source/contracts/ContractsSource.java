package dev.evenkeel.source.contracts;

import dev.evenkeel.contract.Contract;
import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.validator.Validator;
import dev.evenkeel.contract.validator.Violation;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Contracts of one environment: schemas, the files that they refer to, and samples that must and
 * must not hold. Each sample is held against its schema while reading.
 */
public final class ContractsSource implements Source {
  private static final String AREA = "contract";
  private static final Set<String> ENDINGS = Set.of(".json", ".yaml", ".yml", ".jsonl", ".ndjson");

  /**
   * Files of one declared path.
   *
   * @param base the folder that they are named from
   */
  public record Folder(Path base, List<NamedPath> files) {
    public Folder {
      files = List.copyOf(files);
    }
  }

  /** A file and what it is called in items. */
  record Entry(NamedPath file, List<String> within) {}

  private final String name;
  private final Optional<String> owner;
  private final List<Folder> schemas;
  private final List<Folder> valid;
  private final List<Folder> invalid;
  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final List<Unread> unread = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  public ContractsSource(
      String name,
      Optional<String> owner,
      List<Folder> schemas,
      List<Folder> valid,
      List<Folder> invalid) {
    this.name = name;
    this.owner = owner;
    this.schemas = List.copyOf(schemas);
    this.valid = List.copyOf(valid);
    this.invalid = List.copyOf(invalid);
  }

  @Override
  public Reading read() {
    List<Entry> contracts = entries(schemas);
    Map<Entry, Validator> usable = new LinkedHashMap<>();
    contracts.forEach(entry -> schema(entry, usable));
    var samples = new SampleSchemas(contracts);
    entries(valid).forEach(sample -> sample(sample, true, samples, usable));
    entries(invalid).forEach(sample -> sample(sample, false, samples, usable));
    var targets = new TreeSet<String>();
    contracts.forEach(entry -> targets.add(entry.file().target()));
    return new Reading(
        name,
        owner,
        List.copyOf(documents.values()),
        unread,
        notes,
        targets.isEmpty() ? Set.of() : Set.of(String.join(", ", targets)));
  }

  private static List<Entry> entries(List<Folder> folders) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Folder folder : folders) {
      for (NamedPath file : folder.files()) {
        for (NamedPath each : below(file)) {
          entries.putIfAbsent(
              ContractFiles.path(each), new Entry(each, within(folder.base(), each.path())));
        }
      }
    }
    return List.copyOf(entries.values());
  }

  /** A folder is all files in it that look like documents. */
  private static List<NamedPath> below(NamedPath file) {
    if (!Files.isDirectory(file.path())) {
      return List.of(file);
    }
    try (Stream<Path> all = Files.walk(file.path())) {
      return all.filter(Files::isRegularFile)
          .filter(path -> ENDINGS.stream().anyMatch(path.toString()::endsWith))
          .sorted()
          .map(path -> new NamedPath(path, file.written() + "/" + file.path().relativize(path)))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(file); // reading it as a file says why
    }
  }

  private static List<String> within(Path base, Path file) {
    var within = new ArrayList<String>();
    base.relativize(file.toAbsolutePath().normalize())
        .forEach(segment -> within.add(segment.toString()));
    return List.copyOf(within);
  }

  private void schema(Entry entry, Map<Entry, Validator> usable) {
    var problems = new ArrayList<Contract.Problem>();
    Map<String, Node> files = new TreeMap<>(ContractFiles.files(entry.file(), problems));
    if (problems.isEmpty()) {
      switch (ContractFiles.schema(entry.file(), Dialect.ASSUMED)) {
        case ContractFiles.Read.Refused(List<Contract.Problem> refused) -> problems.addAll(refused);
        case ContractFiles.Read.Usable(Validator validator) -> usable.put(entry, validator);
      }
    }
    if (!problems.isEmpty()) {
      problems.forEach(problem -> unread.add(unread(entry.within(), problem)));
      return;
    }
    String own = ContractFiles.path(entry.file());
    Path base = baseOf(entry, Path.of(own));
    files.forEach(
        (path, root) ->
            documents.merge(
                path,
                new Document(
                    within(base, Path.of(path)),
                    root,
                    new Document.Shape.Contract(path.equals(own))),
                (before, now) -> promised(before) ? before : now));
  }

  private static boolean promised(Document document) {
    return document.shape() instanceof Document.Shape.Contract contract && contract.promised();
  }

  private static Path baseOf(Entry entry, Path file) {
    Path base = file;
    for (int i = 0; i < entry.within().size(); i++) {
      Path above = base.getParent();
      base = above == null ? base : above;
    }
    return base;
  }

  private static Unread unread(List<String> within, Contract.Problem problem) {
    return new Unread(AREA, within, problem.at(), problem.why(), problem.next());
  }

  private void sample(
      Entry sample, boolean mustHold, SampleSchemas samples, Map<Entry, Validator> usable) {
    List<Entry> meant = samples.of(sample);
    if (meant.size() != 1) {
      unread.add(
          new Unread(
              AREA,
              samplePath(List.of("samples"), sample),
              sample.file().written(),
              meant.isEmpty()
                  ? "a sample of no schema that is declared, by its name"
                  : "a sample of several schemas, by its name: "
                      + String.join(", ", meant.stream().map(e -> e.file().written()).toList()),
              "name it after its schema (order.json, order.v1.valid.json), or give the schema and"
                  + " its samples a source of their own"));
      return;
    }
    Entry schema = meant.getFirst();
    Validator validator = usable.get(schema);
    if (validator == null) {
      return; // its schema is unread, which covers it
    }
    Parsed parsed = ContractFiles.parse(sample.file());
    List<String> at = samplePath(schema.within(), sample);
    ContractFiles.unread(parsed).forEach(problem -> unread.add(unread(at, problem)));
    for (Parsed.Tree tree : parsed.trees()) {
      judged(at, tree.root(), mustHold, schema, validator);
    }
  }

  private static List<String> samplePath(List<String> above, Entry sample) {
    var path = new ArrayList<>(above);
    path.add(String.join("/", sample.within()));
    return List.copyOf(path);
  }

  private void judged(
      List<String> at, Node root, boolean mustHold, Entry schema, Validator validator) {
    Optional<Json> document = Json.of(root);
    if (document.isEmpty()) {
      unread.add(
          new Unread(
              AREA,
              at,
              root.at(),
              "a sample with a value that is no JSON, or is masked",
              "give the sample as its reader gets it"));
      return;
    }
    List<Violation> violations = validator.violations(document.get());
    if (mustHold && !violations.isEmpty()) {
      Violation first = violations.getFirst();
      notes.add(
          new Note(
              "contract-sample-refused",
              AREA,
              at,
              Validator.nodeAt(root, first.path()).at(),
              "a sample that must hold is refused: %s breaks %s, %s is asked for at %s"
                  .formatted(first.place(), first.keyword(), first.expected(), first.at()),
              Map.of(
                  "schema", schema.file().written(),
                  "keyword", first.keyword(),
                  "expected", first.expected())));
    } else if (!mustHold && violations.isEmpty()) {
      notes.add(
          new Note(
              "contract-sample-taken",
              AREA,
              at,
              root.at(),
              "a sample that must not hold is taken by " + schema.file().written(),
              Map.of("schema", schema.file().written())));
    }
  }
}
