package dev.evenkeel.source.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.source.file.MachinePaths;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KustomizeSourceTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        replicas: 1
        template:
          spec:
            containers:
            - name: web
              image: shop:1
      """;
  private static final String ROLE =
      "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: r}\n";

  @TempDir Path folder;

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private NamedPath overlay(String name) {
    return new NamedPath(folder.resolve(name), "k8s/" + name);
  }

  /** With the tool of this machine, which is asked for by name where there is none. */
  private Reading render(String name) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    assumeTrue(Tool.on(path).isPresent(), "not run: neither kustomize nor kubectl is on the PATH");
    return new KustomizeSource("edge", Optional.empty(), overlay(name), path).read();
  }

  private Reading withoutTool(String name) {
    return new KustomizeSource("edge", Optional.empty(), overlay(name), folder.toString()).read();
  }

  private static List<Note> unlisted(Reading reading) {
    return reading.notes().stream()
        .filter(note -> note.kind().equals("kustomize-unlisted-file"))
        .toList();
  }

  private void base() throws IOException {
    write("base/kustomization.yaml", "resources: [web.yaml]\n");
    write("base/web.yaml", DEPLOYMENT);
  }

  @Test
  void whatTheOverlayRendersIsReadAndAValueKnowsTheFileThatSaysIt() throws IOException {
    base();
    write(
        "overlays/staging/kustomization.yaml",
        """
        resources: [../../base]
        namespace: shop
        patches: [{path: replicas.yaml}]
        configMapGenerator:
        - name: app
          literals: [A=1]
        """);
    write(
        "overlays/staging/replicas.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          replicas: 3
        """);
    Reading reading = render("overlays/staging");
    assertEquals(List.of(), reading.unread());
    assertEquals(List.of(), unlisted(reading));
    var deployment =
        reading.documents().stream()
            .filter(d -> ((KubernetesObject) d.shape()).kind().equals("Deployment"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        "Deployment/shop/web",
        String.join("/", ApiKind.path((KubernetesObject) deployment.shape())));
    var root = (Mapping) deployment.root();
    assertEquals("k8s/overlays/staging/replicas.yaml:6", place(root, "spec", "replicas"));
    assertEquals("k8s/base/web.yaml:4", place(root, "metadata", "name"));
    assertEquals(
        "k8s/overlays/staging (kustomize) Deployment/shop/web",
        place(root, "metadata", "namespace"));
  }

  @Test
  void aValueThatAPatchPutInKnowsThePatch() throws IOException {
    base();
    write(
        "o/kustomization.yaml",
        """
        resources: [../base]
        patches:
        - target: {kind: Deployment}
          path: ops.yaml
        - target: {kind: Deployment}
          patch: |-
            - op: replace
              path: /spec/template/spec/containers/0/image
              value: shop:2
        """);
    write("o/ops.yaml", "- op: replace\n  path: /spec/replicas\n  value: 5\n");
    var root = (Mapping) render("o").documents().getFirst().root();
    assertEquals("k8s/o/ops.yaml:3", place(root, "spec", "replicas"));
    var containers =
        (Sequence) Objects.requireNonNull(root.find("spec", "template", "spec", "containers"));
    assertEquals("k8s/o/kustomization.yaml:9", place((Mapping) containers.get(0), "image"));
    assertEquals("k8s/base/web.yaml:10", place((Mapping) containers.get(0), "name"));
  }

  private static String place(Mapping root, String... path) {
    return Objects.requireNonNull(root.find(path)).at();
  }

  @Test
  void aFileOfObjectsThatNobodyListsIsNotedWhetherOrNotThereIsATool() throws IOException {
    base();
    write("staging/kustomization.yaml", "resources: [../base]\n# - later.yaml\n");
    write("staging/rbac.yaml", ROLE);
    write("staging/later.yaml", ROLE);
    write("staging/values.yaml", "replicas: 2\n");
    write("staging/charts/x.yaml", ROLE);
    write("staging/.hidden/x.yaml", ROLE);
    write("staging/other/kustomization.yaml", "resources: [x.yaml]\n");
    write("staging/other/x.yaml", ROLE);
    write("staging/local.yaml", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Component\n");
    for (Reading reading : List.of(render("staging"), withoutTool("staging"))) {
      assertEquals(
          List.of(List.of("later.yaml"), List.of("rbac.yaml")),
          unlisted(reading).stream().map(Note::within).toList());
      assertEquals(
          List.of("true", "false"),
          unlisted(reading).stream().map(n -> n.details().get("mentionedInComment")).toList());
      assertEquals("k8s/staging/rbac.yaml:1", unlisted(reading).getLast().at());
    }
  }

  @Test
  void whatAKustomizationNamesInAnyWayIsListed() throws IOException {
    write(
        "o/kustomization.yaml",
        """
        resources: [parts/a.yaml]
        patches: [{path: parts/p.yaml}]
        configMapGenerator: [{name: c, files: [key=data.yaml]}]
        generators: [gen.yaml]
        """);
    for (String name : List.of("parts/a.yaml", "parts/p.yaml", "data.yaml", "sealed.yaml")) {
      write("o/" + name, ROLE);
    }
    write("o/gen.yaml", "apiVersion: viaduct.ai/v1\nkind: ksops\nfiles: [./sealed.yaml]\n");
    write("o/parts/stray.yaml", ROLE);
    assertEquals(
        List.of(List.of("parts", "stray.yaml")),
        unlisted(withoutTool("o")).stream().map(Note::within).toList());
  }

  @Test
  void aKustomizationAboveMayListAFile() throws IOException {
    write("kustomization.yaml", "resources: [o/x.yaml]\n");
    write("o/kustomization.yaml", "resources: [y.yaml]\n");
    write("o/x.yaml", ROLE);
    write("o/y.yaml", ROLE);
    assertEquals(List.of(), unlisted(withoutTool("o")));
  }

  @Test
  void unlistedFilesOfABasePairHoweverDeepTheOverlaysLie() throws IOException {
    base();
    write("base/stray.yaml", ROLE);
    write("staging/kustomization.yaml", "resources: [../base]\n");
    write("production/eu/kustomization.yaml", "resources: [../../base]\n");
    assertEquals(
        unlisted(withoutTool("staging")).getFirst().within(),
        unlisted(withoutTool("production/eu")).getFirst().within());
  }

  @Test
  void withoutAToolTheSourceIsUnreadAndSaysWhatToInstall() throws IOException {
    base();
    Reading reading = withoutTool("base");
    assertEquals(List.of(), reading.documents());
    var unread = reading.unread().getFirst();
    assertEquals(List.of(), unread.within());
    assertTrue(unread.why().contains("kustomize nor kubectl"), unread.why());
    assertTrue(unread.next().contains("install"), unread.next());
  }

  @Test
  void aFailedBuildGivesTheToolsOwnMessageWithoutPathsOfThisMachine() throws IOException {
    write("o/kustomization.yaml", "resources: [missing.yaml]\n");
    Reading reading = render("o");
    assertEquals(List.of(), reading.documents());
    String why = reading.unread().getFirst().why();
    assertTrue(why.contains("missing.yaml"), why);
    assertFalse(why.contains(folder.toString()), why);
    assertFalse(why.contains("/tmp"), why);
  }

  @Test
  void theRevisionsOfRemoteBasesAreItemsThoughNothingCanBeFetched() throws IOException {
    write(
        "base/kustomization.yaml",
        "resources: ['https://bot:CANARY@example.invalid/org/app/config?ref=1.2']\n");
    write("o/kustomization.yaml", "resources: [../base, 'github.com/org/other?timeout=1s']\n");
    Reading reading = withoutTool("o");
    assertEquals(
        "{github.com/org/other: '(the default branch)', https://example.invalid/org/app/config:"
            + " '1.2'}",
        Trees.shown(reading.documents().getFirst().root()));
    assertEquals(List.of("remote"), reading.documents().getFirst().within());
    assertEquals("object", reading.unread().getFirst().area());
  }

  @Test
  void aChartToInflateIsNotInflatedAndTheNextStepSaysSo() throws IOException {
    write(
        "o/kustomization.yaml",
        "helmCharts: [{name: cache, version: 1.0.0, repo: 'https://example.invalid'}]\n");
    var unread = render("o").unread().getFirst();
    assertTrue(unread.next().contains("helm:"), unread.toString());
  }

  @Test
  void aFolderWithoutAKustomizationIsUnread() throws IOException {
    write("o/web.yaml", DEPLOYMENT);
    assertEquals(1, withoutTool("o").unread().size());
  }

  @Test
  void aMessageKeepsUrlsAndLosesAbsolutePaths() {
    NamedPath place = overlay("o");
    assertEquals(
        "accumulating resources from 'k8s/o/x.yaml': see https://example.org/a/b and .../c",
        MachinePaths.hidden(
            "accumulating resources from '%s/x.yaml': see https://example.org/a/b and /a/b/c"
                .formatted(folder.resolve("o")),
            place));
  }
}
