package dev.evenkeel.source.kustomize;

import dev.evenkeel.source.file.NamedPath;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An overlay's kustomization and all local ones it builds on.
 *
 * @param kustomizations nearest first; none where the folder has none
 */
record Closure(List<Kustomization> kustomizations) {
  private static final int MOST = 10_000;

  Closure {
    kustomizations = List.copyOf(kustomizations);
  }

  static Closure of(NamedPath folder) {
    Map<String, Kustomization> found = new LinkedHashMap<>();
    var open = new ArrayDeque<NamedPath>(List.of(folder));
    while (!open.isEmpty() && found.size() < MOST) {
      NamedPath here = open.poll();
      if (!found.containsKey(here.target())) {
        Optional<Kustomization> kustomization = Kustomization.in(here);
        kustomization.ifPresent(k -> found.put(here.target(), k));
        kustomization.ifPresent(k -> open.addAll(k.folders()));
      }
    }
    return new Closure(List.copyOf(found.values()));
  }
}
