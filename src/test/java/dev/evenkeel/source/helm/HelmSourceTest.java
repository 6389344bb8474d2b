package dev.evenkeel.source.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.source.file.NamedPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders with the real engine, which comes with the library. */
class HelmSourceTest {
  @TempDir Path folder;

  @BeforeEach
  void chart() throws IOException {
    write(
        "shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\nkubeVersion: '>=1.30.0'\n");
    write("shop/values.yaml", "replicas: 1\ndb: {host: localhost, port: 5432}\nextra: {a: 1}\n");
    write(
        "shop/templates/config.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ .Release.Name }}-config
          namespace: {{ .Release.Namespace }}
        data:
          HOST: {{ .Values.db.host | quote }}
          ALERT: '{{ "{{ $labels.pod }}" }}'
        """);
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private NamedPath place(String name) {
    return new NamedPath(folder.resolve(name), "charts/" + name);
  }

  private Reading read(String... values) {
    var files = new ArrayList<NamedPath>();
    for (String file : values) {
      files.add(place(file));
    }
    return new HelmSource(
            "shop",
            Optional.of("web team"),
            place("shop"),
            files,
            Optional.of("rel"),
            Optional.of("ns"))
        .read();
  }

  private static Mapping values(Reading reading) {
    return (Mapping)
        reading.documents().stream()
            .filter(document -> document.shape() instanceof Shape.Plain)
            .findFirst()
            .orElseThrow()
            .root();
  }

  private static List<String> objects(Reading reading) {
    return reading.documents().stream()
        .map(Document::shape)
        .filter(KubernetesObject.class::isInstance)
        .map(shape -> String.join("/", ApiKind.path((KubernetesObject) shape)))
        .toList();
  }

  private static Mapping object(Reading reading, String kind) {
    return (Mapping)
        reading.documents().stream()
            .filter(d -> d.shape() instanceof KubernetesObject o && o.kind().equals(kind))
            .findFirst()
            .orElseThrow()
            .root();
  }

  @Test
  void theMergedValuesAndWhatTheyRenderToAreBothRead() throws IOException {
    write("staging.yaml", "db: {host: db.staging.example.org}\nextra: null\n");
    Reading reading = read("staging.yaml");
    assertEquals(List.of(), reading.unread());
    Mapping values = values(reading);
    assertEquals(List.of("replicas", "db"), values.keys());
    assertEquals("charts/staging.yaml:1", Objects.requireNonNull(values.find("db", "host")).at());
    assertEquals("5432", values.text("db", "port"));
    assertEquals(List.of("ConfigMap/ns/rel-config"), objects(reading));
    Mapping config = object(reading, "ConfigMap");
    assertEquals("db.staging.example.org", config.text("data", "HOST"));
    assertEquals("{{ $labels.pod }}", config.text("data", "ALERT"));
    assertEquals("charts/shop/templates/config.yaml (helm) ConfigMap/rel-config", config.at());
  }

  @Test
  void aChartThatDoesNotRenderSaysWhyAndItsValuesAreStillCompared() throws IOException {
    write("shop/templates/bad.yaml", "{{ fail (printf \"no %s\" .Values.db.password) }}\n");
    write("staging.yaml", "db: {password: hunter2-canary}\n");
    Reading reading = read("staging.yaml");
    assertEquals("hunter2-canary", values(reading).text("db", "password"));
    assertEquals(List.of(), objects(reading));
    String why = reading.unread().getFirst().why();
    assertTrue(why.contains("bad.yaml"), why);
    assertFalse(why.contains("hunter2"), why);
    assertFalse(why.contains(folder.toString()), why);
  }

  @Test
  void missingDependenciesAreSaidAndNotFetched() throws IOException {
    write(
        "shop/Chart.yaml",
        """
        apiVersion: v2
        name: shop
        version: 0.1.0
        dependencies: [{name: cache, version: 1.x.x, repository: 'https://charts.example.invalid'}]
        """);
    var unread = read().unread().getFirst();
    assertTrue(unread.why().contains("cache"), unread.why());
    assertTrue(unread.next().contains("helm dependency build"), unread.next());
  }

  @Test
  void valuesThatBreakTheChartsSchemaAreNotedWithoutTheirValue() throws IOException {
    write(
        "shop/values.schema.json",
        """
        {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
         "required": ["region"],
         "properties": {
           "replicas": {"type": "integer"},
           "db": {"properties": {"password": {"type": "string", "pattern": "^[a-z]+$"}}}}}
        """);
    write("staging.yaml", "replicas: many\ndb: {password: CANARY-9}\n");
    Reading reading = read("staging.yaml");
    List<Note> notes =
        reading.notes().stream().filter(n -> n.kind().equals("helm-values-schema")).toList();
    assertEquals(
        List.of(List.of(), List.of("db", "password"), List.of("replicas")),
        notes.stream()
            .map(Note::within)
            .sorted(java.util.Comparator.comparing(Object::toString))
            .toList());
    assertTrue(
        notes.stream().anyMatch(n -> n.at().equals("charts/staging.yaml:1")), notes.toString());
    assertFalse(reading.notes().toString().contains("CANARY"), notes.toString());
    assertFalse(reading.unread().toString().contains("CANARY"), reading.unread().toString());
    assertEquals(1, reading.unread().size());
  }

  /** {@code uniqueItems} speaks of arrays alone, and the validating library does not know. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-06/schema",
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft/2019-09/schema",
        "https://json-schema.org/draft/2020-12/schema"
      })
  void membersOfAnObjectMayBeEqualWhereTheItemsOfAListMayNot(String draft) throws IOException {
    write(
        "shop/values.schema.json",
        "{"
            + (draft.isEmpty() ? "" : "\"$schema\": \"" + draft + "\", ")
            + "\"properties\": {\"hosts\": {\"uniqueItems\": true},"
            + " \"ports\": {\"uniqueItems\": true}}}");
    write("staging.yaml", "hosts: {a: same, b: same}\nports: [80, 80]\n");
    assertEquals(
        List.of(List.of("ports")),
        read("staging.yaml").notes().stream()
            .filter(note -> note.kind().equals("helm-values-schema"))
            .map(Note::within)
            .toList());
  }

  @Test
  void aSchemaThatRefersElsewhereIsUnreadAndNothingIsFetched() throws IOException {
    write("shop/values.schema.json", "{\"$ref\": \"https://schemas.example.invalid/x.json\"}");
    assertTrue(
        read().unread().stream().anyMatch(u -> u.within().equals(List.of("values.schema.json"))));
  }

  @Test
  void whatIsMadeAnewAtEachRenderingCannotBeJudged() throws IOException {
    write(
        "shop/templates/secret.yaml",
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: s}
        data:
          fixed: {{ "x" | b64enc }}
          random: {{ randAlphaNum 12 | b64enc }}
          time: {{ now | date "15:04:05" | b64enc }}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: s-{{ randAlphaNum 9 | lower }}}
        """);
    Reading reading = read();
    Mapping secret = object(reading, "Secret");
    assertEquals("x", secret.text("data", "fixed"));
    assertInstanceOf(Node.Unreadable.class, secret.find("data", "random"));
    assertInstanceOf(Node.Unreadable.class, secret.find("data", "time"));
    assertEquals(
        List.of(List.of("Service")), reading.unread().stream().map(u -> u.within()).toList());
  }

  @Test
  void valuesThatCannotBeReadLeaveNothingToJudge() throws IOException {
    write("staging.yaml", "a: [\n");
    Reading reading = read("staging.yaml");
    assertEquals(List.of(), reading.documents());
    assertEquals(1, reading.unread().size());
    assertEquals(List.of(), reading.unread().getFirst().within());
  }

  @Test
  void aFolderThatIsNoChartIsUnread() throws IOException {
    write("other/values.yaml", "a: 1\n");
    var source =
        new HelmSource(
            "shop",
            Optional.empty(),
            place("other"),
            List.of(),
            Optional.empty(),
            Optional.empty());
    assertTrue(source.read().unread().getFirst().why().contains("Chart.yaml"));
  }
}
