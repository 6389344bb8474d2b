package dev.evenkeel.snapshot.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Fingerprinter;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Unread;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SnapshotSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Origin FILE = Origin.of("a.yaml");

  @Test
  void everySnapshotHoldsWithAndWithoutAKey() throws IOException {
    for (Snapshot snapshot : List.of(everything(), nothing())) {
      for (Fingerprinter printer :
          List.of(
              Fingerprinter.withoutKey(), Fingerprinter.of("0123456789abcdef".getBytes(), "n1"))) {
        assertEquals(List.of(), errors(JSON.readTree(written(snapshot, printer))));
      }
    }
  }

  @Test
  void whatTheReaderCouldNotReadDoesNotHold() throws IOException {
    List<Consumer<ObjectNode>> damages =
        List.of(
            top -> top.remove("digest"),
            top -> top.put("schema", "https://evenkeel.dev/schemas/snapshot/v9"),
            top -> top.remove("origins"),
            top -> root(top).remove("o"),
            top -> root(top).put("string", "two kinds at once"),
            top -> root(top).remove("mapping"),
            top -> ((ObjectNode) top.at("/readings/0/documents/0/shape")).put("is", "scroll"),
            top -> ((ObjectNode) top.at("/readings/0/documents/1/shape")).remove("kind"));
    for (Consumer<ObjectNode> damage : damages) {
      var top = (ObjectNode) JSON.readTree(written(everything(), Fingerprinter.withoutKey()));
      damage.accept(top);
      assertFalse(errors(top).isEmpty(), top::toString);
    }
  }

  private static ObjectNode root(JsonNode top) {
    return (ObjectNode) top.at("/readings/0/documents/0/root");
  }

  private static String written(Snapshot snapshot, Fingerprinter printer) throws IOException {
    var out = new StringBuilder();
    SnapshotWriter.write(snapshot, printer, out);
    return out.toString();
  }

  private static List<Error> errors(JsonNode snapshot) throws IOException {
    try (InputStream in =
        SnapshotSchemaTest.class.getResourceAsStream("/dev/evenkeel/schemas/snapshot-v1.json")) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(
                  SpecificationVersion.DRAFT_2020_12,
                  builder -> builder.schemaLoader(loader -> loader.block(iri -> true)))
              .getSchema(JSON.readTree(in));
      return schema.validate(snapshot);
    }
  }

  private static Snapshot nothing() {
    return new Snapshot("", Tokens.of(Map.of()), List.of());
  }

  /** One of everything that a snapshot can hold. */
  private static Snapshot everything() {
    var members = new LinkedHashMap<String, Node>();
    for (ScalarType type : ScalarType.values()) {
      String text =
          switch (type) {
            case STRING -> "text";
            case INTEGER -> "0x1F";
            case FLOAT -> "1e999";
            case BOOLEAN -> "true";
            case NULL -> "";
          };
      members.put(type.name(), new Node.Scalar(type, text, FILE, 2));
    }
    members.put("list", Node.Sequence.of(List.of(text("a"), text("")), FILE, 0));
    members.put("secret", new Node.Secret(null, new Hidden.Held("s"), false, FILE, 4));
    members.put("url", new Node.Secret("u://***@h", new Hidden.Held(""), true, FILE, 4));
    members.put("gone", new Node.Unreadable("a template", "render it", FILE, 5));
    Node root =
        Node.Mapping.of(members, Origin.of("b.yaml").over(List.of("base.yaml:1", "b.yaml:2")), 1);
    var object = new Shape.KubernetesObject("apps/v1", "Deployment", Optional.empty(), "web");
    var placed = new Shape.KubernetesObject("v1", "Pod", Optional.of("shop"), "web");
    return new Snapshot(
        "staging",
        Tokens.of(Map.of("domain", List.of("a.example.org", "b.example.org"))),
        List.of(
            new Reading(
                "app",
                Optional.of("shop"),
                List.of(
                    Document.plain(List.of("sub", "a.yaml"), root),
                    new Document(List.of(), root, object),
                    new Document(List.of(), root, placed),
                    new Document(List.of(), root, new Shape.ComposeProject())),
                List.of(new Unread("config", List.of("x"), "x:1", "no YAML", "correct it")),
                List.of(
                    new Note(
                        "duplicate-key", "config", List.of("a"), "a:1", "twice", Map.of("n", "2"))),
                Set.of("/a", "/b")),
            new Reading("web", Optional.empty(), List.of(), List.of(), List.of(), Set.of())));
  }

  private static Node text(String text) {
    return Node.Scalar.string(text, FILE, 3);
  }
}
