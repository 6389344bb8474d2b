package dev.evenkeel.source.kubernetes.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.NamedPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestSourceTest {
  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      """;

  @TempDir Path folder;

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private Reading directory() {
    return read(new NamedPath(folder, "k8s"), InputStream.nullInputStream());
  }

  private static Reading read(NamedPath place, InputStream input) {
    return new ManifestSource("web", Optional.empty(), List.of(place), input).read();
  }

  private static Reading stream(String content) {
    return read(
        NamedPath.of("-"), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> names(Reading reading) {
    return reading.documents().stream().map(ManifestSourceTest::name).toList();
  }

  private static String name(Document document) {
    return String.join("/", ApiKind.path((KubernetesObject) document.shape()));
  }

  private static List<String> kinds(Reading reading) {
    return reading.notes().stream().map(Note::kind).toList();
  }

  @Test
  void everyDocumentOfAStreamIsAnObjectAndListsAreTakenApart() {
    var reading =
        stream(
            SERVICE
                + """
                ---
                # nothing but a remark
                ---
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: n}}
                - {apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: c}}
                """);
    assertEquals(
        List.of("Service/_/web", "ConfigMap/n/a", "Certificate.cert-manager.io/_/c"),
        names(reading));
    assertEquals(List.of(), reading.unread());
    assertEquals(List.of(), reading.notes());
  }

  @Test
  void filesBelowADirectoryAreReadInTheOrderOfTheirPaths() throws IOException {
    write("b.yaml", SERVICE.replace("web", "b"));
    write("a/z.yml", SERVICE.replace("web", "z"));
    write("c.json", "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"metadata\":{\"name\":\"c\"}}");
    write("README.md", "no manifest");
    var reading = directory();
    assertEquals(List.of("Service/_/z", "Service/_/b", "Service/_/c"), names(reading));
    assertEquals(List.of(), reading.unread());
  }

  @Test
  void whatIsNoObjectIsSaidWithItsPlace() throws IOException {
    write("values.yaml", "replicas: 2\n");
    write("nameless.yaml", "apiVersion: v1\nkind: Service\nmetadata: {}\n");
    write("broken.yaml", "a: [\n");
    write("web.yaml", SERVICE);
    var reading = directory();
    assertEquals(List.of("Service/_/web"), names(reading));
    assertEquals(
        List.of("broken.yaml", "nameless.yaml", "values.yaml"),
        reading.unread().stream().map(u -> u.within().getFirst()).toList());
    assertTrue(reading.unread().stream().allMatch(u -> u.area().equals("object")));
    assertTrue(
        reading.unread().stream().map(Unread::at).allMatch(at -> at.startsWith("k8s/")),
        reading.unread().toString());
  }

  @Test
  void filesOfKustomizeAndOfAChartAreNoObjects() throws IOException {
    write("overlay/kustomization.yaml", "resources: [web.yaml]\n");
    write("overlay/web.yaml", SERVICE);
    write("chart/Chart.yaml", "apiVersion: v2\nname: chart\nversion: 1.0.0\n");
    write("chart/values-staging.yaml", "replicas: 2\n");
    var reading = directory();
    assertEquals(List.of("Service/_/web"), names(reading));
    assertEquals(List.of(), reading.unread());
    assertEquals(List.of("not-rendered", "not-rendered"), kinds(reading));
  }

  @Test
  void aDirectoryWithoutObjectsIsUnread() throws IOException {
    write("README.md", "nothing here");
    assertEquals(1, directory().unread().size());
  }

  @Test
  void anObjectThatStandsTwiceIsNoted() throws IOException {
    write("a.yaml", SERVICE);
    write("b.yaml", SERVICE);
    var note = directory().notes().getFirst();
    assertEquals("duplicate-object", note.kind());
    assertEquals(List.of("Service", "_", "web"), note.within());
    assertEquals("k8s/b.yaml:1", note.at());
    assertEquals("k8s/a.yaml:1", note.details().get("first"));
  }

  @Test
  void duplicateKeysAreNotedAtTheObject() {
    var note = stream(SERVICE + "spec:\n  type: ClusterIP\n  type: NodePort\n").notes().getFirst();
    assertEquals(List.of("Service", "_", "web"), note.within().subList(0, 3));
  }

  @Test
  void aSecretsDataIsDecodedAndItsTextsLieOverIt() {
    var reading =
        stream(
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: s}
            stringData: {B: over, C: text}
            data:
              A: aGVsbG8=
              B: aGVsbG8=
              D: "%%%"
              E: //79
              F: KioqKioq
            """);
    var root = (Mapping) reading.documents().getFirst().root();
    assertEquals(List.of("apiVersion", "kind", "metadata", "data"), root.keys());
    assertEquals("hello", root.text("data", "A"));
    assertEquals("over", root.text("data", "B"));
    assertEquals("text", root.text("data", "C"));
    assertTrue(root.find("data", "D") instanceof Node.Unreadable);
    assertEquals("//79", root.text("data", "E"));
    assertTrue(root.find("data", "F") instanceof Node.Unreadable);
    assertEquals(
        List.of("-:6", "-:4"),
        List.of("A", "B").stream().map(key -> ((Mapping) root.get("data")).get(key).at()).toList());
  }

  @Test
  void aGeneratedNameGoesByItsBeginning() {
    assertEquals(
        List.of("Job/_/migrate-*"),
        names(stream("apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: migrate-}\n")));
  }
}
