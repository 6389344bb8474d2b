package dev.evenkeel.difference.pairing;

import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The objects of one side whose names are proved to be generated. */
final class GeneratedNames {
  private final IdentityHashMap<Document, String> bases;

  private GeneratedNames(IdentityHashMap<Document, String> bases) {
    this.bases = bases;
  }

  static GeneratedNames of(List<Document> documents) {
    Map<String, Document> suspects = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (Document document : documents) {
      if (document.shape() instanceof KubernetesObject object) {
        String place = ApiKind.of(object) + "\n" + object.namespace().orElse("") + "\n";
        names.add(place + object.name());
        if (GeneratedName.base(object.name()).isPresent()) {
          suspects.put(place + object.name(), document);
        }
      }
    }
    if (suspects.isEmpty()) {
      return new GeneratedNames(new IdentityHashMap<>());
    }
    var bases = new IdentityHashMap<Document, String>();
    Map<String, Integer> uses = new HashMap<>();
    for (Document document : documents) {
      for (Reference reference : Reference.of(document)) {
        String place = reference.kind() + "\n" + reference.namespace().orElse("") + "\n";
        Document named = suspects.get(place + reference.name());
        if (named != null && !bases.containsKey(named)) {
          String base = GeneratedName.base(reference.name()).orElseThrow();
          bases.put(named, base);
          uses.merge(place + base, 1, Integer::sum);
        }
      }
    }
    // Two generations of one object, or a generated one beside a plain one, keep their full names.
    bases
        .entrySet()
        .removeIf(
            entry -> {
              var object = (KubernetesObject) entry.getKey().shape();
              String place = ApiKind.of(object) + "\n" + object.namespace().orElse("") + "\n";
              return uses.getOrDefault(place + entry.getValue(), 0) > 1
                  || names.contains(place + entry.getValue());
            });
    return new GeneratedNames(bases);
  }

  Optional<String> base(Document document) {
    return Optional.ofNullable(bases.get(document));
  }
}
