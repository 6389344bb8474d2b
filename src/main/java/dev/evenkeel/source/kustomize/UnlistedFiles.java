package dev.evenkeel.source.kustomize;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.source.file.FileSource;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.kubernetes.manifest.ObjectCollector;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files of Kubernetes objects that lie in the folders of an overlay and are named by no
 * kustomization, neither of their own folder nor of one above: somebody wrote them, and they are
 * never applied.
 */
final class UnlistedFiles {
  private static final int LEVELS_UP = 12;
  private static final Set<String> OTHER_TOOLS =
      Set.of(
          "kustomize.config.k8s.io",
          "kind.x-k8s.io",
          "kpt.dev",
          "skaffold",
          "cli.kyverno.io",
          "chainsaw.kyverno.io",
          "kubeadm.k8s.io",
          "kubelet.config.k8s.io",
          "kubeproxy.config.k8s.io",
          "audit.k8s.io",
          "apiserver.config.k8s.io",
          "builtin");

  private final NamedPath overlay;
  private final Closure closure;
  private final Set<Path> named = new HashSet<>();
  private final StringBuilder comments = new StringBuilder();
  private final Map<List<String>, Note> notes = new HashMap<>();
  private final List<Note> inOrder = new ArrayList<>();

  private UnlistedFiles(NamedPath overlay, Closure closure) {
    this.overlay = overlay;
    this.closure = closure;
  }

  static List<Note> notes(NamedPath overlay, Closure closure) {
    var files = new UnlistedFiles(overlay, closure);
    closure.kustomizations().forEach(files::heard);
    files.above();
    closure.kustomizations().forEach(kustomization -> files.folder(kustomization.folder()));
    return List.copyOf(files.inOrder);
  }

  private void heard(Kustomization kustomization) {
    named.addAll(kustomization.files().keySet());
    comments.append(kustomization.comments());
  }

  /** Kustomizations further up may name a file here too. */
  private void above() {
    var seen = new HashSet<String>();
    closure.kustomizations().forEach(kustomization -> seen.add(kustomization.folder().target()));
    for (Kustomization kustomization : closure.kustomizations()) {
      NamedPath here = kustomization.folder();
      for (int i = 0; i < LEVELS_UP && !Files.exists(here.child(".git").path()); i++) {
        here = here.parent();
        if (seen.add(here.target())) {
          Kustomization.in(here).ifPresent(this::heard);
        }
      }
    }
  }

  private void folder(NamedPath folder) {
    for (NamedPath child : children(folder)) {
      if (Files.isDirectory(child.path())) {
        if (isPart(child)) {
          folder(child);
        }
      } else {
        file(child);
      }
    }
  }

  /** A folder without a kustomization belongs to the one above when that names a file of it. */
  private boolean isPart(NamedPath folder) {
    String name = folder.fileName();
    if (name.startsWith(".")
        || name.equals("charts")
        || Files.exists(folder.child("Chart.yaml").path())
        || Kustomization.NAMES.stream().anyMatch(k -> Files.exists(folder.child(k).path()))) {
      return false;
    }
    Path real = Path.of(folder.target());
    return named.stream().anyMatch(file -> file.startsWith(real));
  }

  private void file(NamedPath file) {
    if (Format.ofName(file.fileName()) != Format.YAML
        || file.fileName().startsWith(".")
        || Kustomization.NAMES.contains(file.fileName())
        || named.contains(Path.of(file.target()))) {
      return;
    }
    Optional<Node> object =
        FileSource.parse(file).documents().stream().filter(UnlistedFiles::isApplied).findFirst();
    object.ifPresent(first -> note(file, first));
  }

  private static boolean isApplied(Node root) {
    if (!ObjectCollector.isObject(root) || !(root instanceof Mapping object)) {
      return false;
    }
    String version = String.valueOf(object.text("apiVersion"));
    int slash = version.indexOf('/');
    boolean kubeconfig = version.equals("v1") && "Config".equals(object.text("kind"));
    return !kubeconfig
        && !OTHER_TOOLS.contains(slash < 0 ? "" : version.substring(0, slash))
        && !"true"
            .equals(object.text("metadata", "annotations", "config.kubernetes.io/local-config"));
  }

  private void note(NamedPath file, Node first) {
    boolean mentioned = comments.indexOf(file.fileName()) >= 0;
    List<String> within = within(file, false);
    if (notes.containsKey(within)) {
      within = within(file, true);
    }
    var note =
        new Note(
            "kustomize-unlisted-file",
            "object",
            within,
            first.at(),
            "%s holds Kubernetes objects, and no kustomization of its folder or above names it: it is not applied%s"
                .formatted(file.written(), mentioned ? " (a comment there mentions it)" : ""),
            Map.of("file", file.written(), "mentionedInComment", Boolean.toString(mentioned)));
    if (notes.putIfAbsent(within, note) == null) {
      inOrder.add(note);
    }
  }

  /**
   * The path from the overlay without the steps up, so that files of two overlays pair, however
   * deep each of them lies below what they share.
   */
  private List<String> within(NamedPath file, boolean withStepsUp) {
    Path from = Path.of(overlay.target()).relativize(Path.of(file.target()));
    var segments = new ArrayList<String>();
    for (Path segment : from) {
      if (withStepsUp || !segment.toString().equals("..")) {
        segments.add(segment.toString());
      }
    }
    return segments;
  }

  private static List<NamedPath> children(NamedPath folder) {
    var children = new ArrayList<NamedPath>();
    try (var stream = Files.newDirectoryStream(folder.path())) {
      for (Path child : stream) {
        children.add(folder.child(String.valueOf(child.getFileName())));
      }
    } catch (IOException | DirectoryIteratorException e) {
      // the tool that renders it will say so
    }
    children.sort(Comparator.comparing(NamedPath::written));
    return children;
  }
}
