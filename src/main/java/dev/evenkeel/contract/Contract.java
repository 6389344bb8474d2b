package dev.evenkeel.contract;

import dev.evenkeel.snapshot.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One schema, with the files that it refers to.
 *
 * @param path its own key in {@code files}
 * @param files everything that was read, by paths that begin with a slash
 * @param dialect the draft it is written in
 * @param assumed whether the draft is assumed, since the schema does not say it
 * @param references what refers to what, all of it found
 */
public record Contract(
    String path, Map<String, Node> files, Dialect dialect, boolean assumed, References references) {

  /** What says something about documents and judges none of them. */
  private static final Set<String> ANNOTATE =
      Set.of("default", "example", "examples", "title", "description", "$comment");

  /** Something that keeps a schema from being used, and where it stands. */
  public record Problem(String at, String why, String next) {}

  /** What became of reading it. */
  public sealed interface Outcome {
    /** It can be used. */
    record Usable(Contract contract) implements Outcome {}

    /** It cannot, with every reason that is known. */
    record Refused(List<Problem> problems) implements Outcome {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  public Node root() {
    return Objects.requireNonNull(files.get(path), "the schema is one of its files");
  }

  /**
   * Makes a contract of what was read.
   *
   * @param assume the draft where the schema does not say it
   */
  public static Outcome of(String path, Map<String, Node> files, Dialect assume) {
    Node root = Objects.requireNonNull(files.get(path), "the schema is one of its files");
    var problems = new ArrayList<Problem>();
    if (!isSchema(root)) {
      problems.add(
          new Problem(
              root.at(),
              "no JSON Schema: an object was expected, or true or false",
              "point it at a schema; a document is given after it"));
      return new Outcome.Refused(problems);
    }
    files.values().forEach(file -> unreadable(file, problems));
    Optional<Dialect> declared = Optional.empty();
    if (root instanceof Node.Mapping mapping && mapping.get("$schema") != null) {
      declared = declared(mapping, problems);
    }
    Dialect dialect = declared.orElse(assume);
    var reached = References.of(path, new TreeMap<>(files), dialect, problems);
    if (!problems.isEmpty()) {
      return new Outcome.Refused(problems);
    }
    return new Outcome.Usable(
        new Contract(path, new TreeMap<>(files), dialect, declared.isEmpty(), reached));
  }

  private static boolean isSchema(Node root) {
    return root instanceof Node.Mapping
        || (root instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.BOOLEAN);
  }

  private static Optional<Dialect> declared(Node.Mapping root, List<Problem> problems) {
    String address = root.text("$schema");
    Optional<Dialect> known = Optional.ofNullable(address).flatMap(Dialect::ofAddress);
    if (known.isEmpty()) {
      Node at = root.get("$schema");
      problems.add(
          new Problem(
              at == null ? root.at() : at.at(),
              "written in a draft that is not known here: " + shown(address),
              "declare one of " + String.join(", ", Dialect.words())));
    }
    return known;
  }

  private static String shown(@org.jspecify.annotations.Nullable String address) {
    return address == null ? "$schema is no text" : address;
  }

  private static void unreadable(Node node, List<Problem> problems) {
    unreadable("", node, problems);
  }

  /** The keyword is the name of the value that the node is, or is an element of. */
  private static void unreadable(String keyword, Node node, List<Problem> problems) {
    switch (node) {
      case Node.Mapping mapping ->
          mapping.asMap().forEach((key, value) -> unreadable(key, value, problems));
      case Node.Sequence sequence ->
          sequence.elements().forEach(element -> unreadable(keyword, element, problems));
      case Node.Unreadable cannot ->
          problems.add(new Problem(cannot.at(), cannot.why(), cannot.next()));
      case Node.Scalar scalar -> {}
      case Node.Secret secret -> {
        if (!ANNOTATE.contains(keyword)) {
          problems.add(
              new Problem(
                  secret.at(),
                  "documents are judged by a secret here, under " + keyword + ", and it is hidden",
                  "keep secrets out of contracts, or declare the exact path under notSecret:"));
        }
      }
    }
  }
}
