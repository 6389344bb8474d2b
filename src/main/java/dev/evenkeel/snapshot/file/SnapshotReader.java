package dev.evenkeel.snapshot.file;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.SnapshotDigest;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Unread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads back what {@link SnapshotWriter} wrote, from the tree a JSON reader made of it. */
public final class SnapshotReader {
  /** The file is no snapshot of this version, or was changed after it was taken. */
  public static final class NoSnapshot extends Exception {
    private static final long serialVersionUID = 1L;

    NoSnapshot(String message) {
      super(message);
    }
  }

  private final List<Origin> origins;

  private SnapshotReader(List<Origin> origins) {
    this.origins = origins;
  }

  /** Whether the tree says that it is a snapshot, of whatever version. */
  public static boolean claims(Node root) {
    String schema = root instanceof Mapping mapping ? mapping.text("schema") : null;
    return schema != null && schema.startsWith("https://evenkeel.dev/schemas/snapshot/");
  }

  /** Reads it whole and holds its content against its digest. */
  public static Snapshot read(Node root) throws NoSnapshot {
    Mapping top = mapping(root, "the file");
    String schema = text(top, "schema");
    if (!schema.equals(SnapshotWriter.SCHEMA)) {
      throw new NoSnapshot(
          "its schema is " + schema + ", this version reads " + SnapshotWriter.SCHEMA);
    }
    var origins = new ArrayList<Origin>();
    for (Node origin : sequence(top, "origins")) {
      Mapping fields = mapping(origin, "an origin");
      origins.add(new Origin(text(fields, "place"), strings(fields, "lost"), document(fields)));
    }
    var reader = new SnapshotReader(origins);
    var readings = new ArrayList<Reading>();
    for (Node reading : sequence(top, "readings")) {
      readings.add(reader.reading(mapping(reading, "a reading")));
    }
    var snapshot = new Snapshot(text(top, "environment"), tokens(top), readings);
    if (!SnapshotDigest.of(snapshot).equals(text(top, "digest"))) {
      throw new NoSnapshot(
          "its content does not have the digest it states: it was changed after it was taken");
    }
    return snapshot;
  }

  private static Tokens tokens(Mapping top) throws NoSnapshot {
    var byKind = new LinkedHashMap<String, List<String>>();
    Mapping tokens = mapping(present(top, "tokens"), "tokens");
    for (String kind : tokens.keys()) {
      byKind.put(kind, strings(tokens, kind));
    }
    return Tokens.of(byKind);
  }

  private Reading reading(Mapping reading) throws NoSnapshot {
    var documents = new ArrayList<Document>();
    for (Node document : sequence(reading, "documents")) {
      Mapping fields = mapping(document, "a document");
      documents.add(
          new Document(
              strings(fields, "within"),
              node(present(fields, "root")),
              shape(mapping(present(fields, "shape"), "a shape"))));
    }
    var unread = new ArrayList<Unread>();
    for (Node one : sequence(reading, "unread")) {
      Mapping fields = mapping(one, "an unread part");
      unread.add(
          new Unread(
              text(fields, "area"),
              strings(fields, "within"),
              text(fields, "at"),
              text(fields, "why"),
              text(fields, "next")));
    }
    var notes = new ArrayList<Note>();
    for (Node one : sequence(reading, "notes")) {
      Mapping fields = mapping(one, "a note");
      Mapping details = mapping(present(fields, "details"), "details");
      Map<String, String> known = new HashMap<>();
      for (String key : details.keys()) {
        known.put(key, text(details, key));
      }
      notes.add(
          new Note(
              text(fields, "kind"),
              text(fields, "area"),
              strings(fields, "within"),
              text(fields, "at"),
              text(fields, "message"),
              known));
    }
    return new Reading(
        text(reading, "source"),
        Optional.ofNullable(reading.text("owner")),
        documents,
        unread,
        notes,
        Set.copyOf(strings(reading, "targets")));
  }

  private static Shape shape(Mapping shape) throws NoSnapshot {
    return switch (text(shape, "is")) {
      case "plain" -> new Shape.Plain();
      case "compose" -> new Shape.ComposeProject();
      case "catalog" -> new Shape.Catalog(text(shape, "area"));
      case "contract" -> new Shape.Contract(text(shape, "promised").equals("true"));
      case "kubernetes" ->
          new Shape.KubernetesObject(
              text(shape, "apiVersion"),
              text(shape, "kind"),
              Optional.ofNullable(shape.text("namespace")),
              text(shape, "name"));
      default -> throw new NoSnapshot("a document has a shape this version does not know");
    };
  }

  private Node node(Node written) throws NoSnapshot {
    Mapping fields = mapping(written, "a node");
    Origin origin = origin(fields);
    int line = fields.text("l") == null ? 0 : number(fields, "l");
    String is = fields.keys().getFirst();
    return switch (is) {
      case "mapping" -> {
        var keys = new ArrayList<String>();
        var values = new ArrayList<Node>();
        for (Node entry : sequence(fields, "mapping")) {
          if (!(entry instanceof Sequence pair)
              || pair.size() != 2
              || !(pair.get(0) instanceof Scalar key)) {
            throw new NoSnapshot("an entry of a mapping is no pair of key and node");
          }
          keys.add(key.text());
          values.add(node(pair.get(1)));
        }
        yield Mapping.of(keys, values, origin, line);
      }
      case "sequence" -> {
        var elements = new ArrayList<Node>();
        for (Node element : sequence(fields, "sequence")) {
          elements.add(node(element));
        }
        yield Sequence.of(elements, origin, line);
      }
      case "secret" -> secret(mapping(present(fields, "secret"), "a secret"), origin, line);
      case "unreadable" ->
          new Node.Unreadable(text(fields, "unreadable"), text(fields, "next"), origin, line);
      default -> new Scalar(type(is), text(fields, is), origin, line);
    };
  }

  private static Node secret(Mapping secret, Origin origin, int line) throws NoSnapshot {
    boolean empty = text(secret, "empty").equals("true");
    Hidden hidden =
        secret.text("mac") == null
            ? new Hidden.Unkeyed(empty)
            : new Hidden.Fingerprint(
                text(secret, "nonce"), text(secret, "mac"), text(secret, "trimmedMac"), empty);
    return new Node.Secret(
        secret.text("visible"), hidden, text(secret, "placeholder").equals("true"), origin, line);
  }

  private static ScalarType type(String word) throws NoSnapshot {
    for (ScalarType type : ScalarType.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
        return type;
      }
    }
    throw new NoSnapshot("a node of a kind this version does not know");
  }

  private static Optional<Origin.Text> document(Mapping origin) throws NoSnapshot {
    if (origin.get("text") == null) {
      return Optional.empty();
    }
    Mapping text = mapping(present(origin, "text"), "the text of an origin");
    return Optional.of(new Origin.Text(text(text, "format"), number(text, "line")));
  }

  private Origin origin(Mapping fields) throws NoSnapshot {
    int index = number(fields, "o");
    if (index < 0 || index >= origins.size()) {
      throw new NoSnapshot("a node names an origin that is not listed");
    }
    return origins.get(index);
  }

  private static int number(Mapping fields, String key) throws NoSnapshot {
    try {
      return Integer.parseInt(text(fields, key));
    } catch (NumberFormatException e) {
      throw new NoSnapshot(key + " is no whole number");
    }
  }

  private static Node present(Mapping fields, String key) throws NoSnapshot {
    Node node = fields.get(key);
    if (node == null) {
      throw new NoSnapshot("it lacks " + key);
    }
    return node;
  }

  private static String text(Mapping fields, String key) throws NoSnapshot {
    if (present(fields, key) instanceof Scalar scalar) {
      return scalar.text();
    }
    throw new NoSnapshot(key + " is no single value");
  }

  private static List<Node> sequence(Mapping fields, String key) throws NoSnapshot {
    if (present(fields, key) instanceof Sequence sequence) {
      return sequence.elements();
    }
    throw new NoSnapshot(key + " is no list");
  }

  private static List<String> strings(Mapping fields, String key) throws NoSnapshot {
    var strings = new ArrayList<String>();
    for (Node node : sequence(fields, key)) {
      if (!(node instanceof Scalar scalar)) {
        throw new NoSnapshot(key + " is no list of texts");
      }
      strings.add(scalar.text());
    }
    return strings;
  }

  private static Mapping mapping(Node node, String what) throws NoSnapshot {
    if (node instanceof Mapping mapping) {
      return mapping;
    }
    throw new NoSnapshot(what + " is no mapping");
  }
}
