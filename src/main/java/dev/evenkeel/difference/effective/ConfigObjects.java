package dev.evenkeel.difference.effective;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ConfigMaps and Secrets that one side defines, over all its sources. */
public final class ConfigObjects {
  private static final Set<String> KINDS = Set.of("ConfigMap", "Secret");

  private final Map<List<String>, Document> byName = new HashMap<>();

  private ConfigObjects() {}

  public static ConfigObjects of(Snapshot side) {
    var objects = new ConfigObjects();
    for (Reading reading : side.readings()) {
      for (Document document : reading.documents()) {
        if (document.shape() instanceof KubernetesObject object
            && object.group().isEmpty()
            && KINDS.contains(object.kind())) {
          objects.byName.putIfAbsent(
              List.of(object.kind(), object.namespace().orElse(""), object.name()), document);
        }
      }
    }
    return objects;
  }

  /** In the namespace, or where one of the two files states none. */
  Optional<Document> find(String kind, Optional<String> namespace, String name) {
    Document found = byName.get(List.of(kind, namespace.orElse(""), name));
    if (found == null && namespace.isPresent()) {
      found = byName.get(List.of(kind, "", name));
    }
    return Optional.ofNullable(found);
  }

  static Mapping data(Document document) {
    return document.root() instanceof Mapping root && root.get("data") instanceof Mapping data
        ? data
        : Mapping.of(List.of(), List.of(), document.root().origin(), document.root().line());
  }
}
