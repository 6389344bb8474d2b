package dev.evenkeel.source.kubernetes.manifest;

import dev.evenkeel.snapshot.Note;
import dev.evenkeel.source.file.FileTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files among manifests that tools read and no cluster does: of Kustomize, and of a Helm chart. */
final class NotObjects {
  private static final Set<String> KUSTOMIZATION =
      Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");
  private static final String CHART = "Chart.yaml";

  private final Set<List<String>> charts = new HashSet<>();
  private final List<Note> notes = new ArrayList<>();

  NotObjects(List<FileTree.Leaf> files) {
    for (FileTree.Leaf leaf : files) {
      String name = leaf.within().getLast();
      if (name.equals(CHART)) {
        charts.add(folder(leaf));
        notes.add(unrendered(leaf, "a Helm chart", "helm"));
      } else if (KUSTOMIZATION.contains(name)) {
        notes.add(unrendered(leaf, "a kustomization", "kustomize"));
      }
    }
  }

  private static Note unrendered(FileTree.Leaf leaf, String what, String key) {
    return new Note(
        "not-rendered",
        "object",
        leaf.within(),
        leaf.file().written(),
        "the folder is %s, and its files were read as they are; declare it with %s: to compare what it renders"
            .formatted(what, key),
        Map.of());
  }

  private static List<String> folder(FileTree.Leaf leaf) {
    return leaf.within().subList(0, leaf.within().size() - 1);
  }

  boolean contains(FileTree.Leaf leaf) {
    String name = leaf.within().getLast();
    if (KUSTOMIZATION.contains(name) || name.equals(CHART)) {
      return true;
    }
    boolean ofChart =
        name.equals("Chart.lock")
            || name.equals("values.schema.json")
            || (name.startsWith("values") && (name.endsWith(".yaml") || name.endsWith(".yml")));
    return ofChart && charts.contains(folder(leaf));
  }

  List<Note> notes() {
    return notes;
  }
}
