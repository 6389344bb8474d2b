package dev.evenkeel.source.file.layers;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which profiles are active: those whose files are declared, else those that the files name. */
final class SpringProfiles {
  private SpringProfiles() {}

  /** The profile that a file's name says it is for. */
  static Optional<String> ofFile(Layer layer, List<Layer> all) {
    String stem = layer.stem();
    var names = new LinkedHashSet<>(List.of("application", "bootstrap"));
    all.forEach(other -> names.add(other.stem()));
    return names.stream()
        .filter(name -> !layer.isEnv() && stem.startsWith(name + "-"))
        .map(name -> stem.substring(name.length() + 1))
        .findFirst();
  }

  /**
   * The active profiles.
   *
   * @param ofFiles those that have a file of their own among the layers
   * @param documents that stand under no profile
   */
  static Set<String> active(List<String> ofFiles, List<Mapping> documents) {
    var active = new LinkedHashSet<String>(ofFiles);
    if (active.isEmpty()) {
      documents.forEach(
          document -> active.addAll(words(document.find("spring", "profiles", "active"))));
    }
    if (active.isEmpty()) {
      active.add("default");
    }
    documents.forEach(
        document -> active.addAll(words(document.find("spring", "profiles", "include"))));
    for (String profile : List.copyOf(active)) {
      for (Mapping document : documents) {
        if (document.find("spring", "profiles", "group") instanceof Mapping groups) {
          active.addAll(words(groups.get(SpringNames.kebab(profile))));
        }
      }
    }
    return active;
  }

  /** The words of a list, or of one text with commas. */
  static List<String> words(@Nullable Node node) {
    var words = new ArrayList<String>();
    if (node instanceof Node.Scalar scalar && scalar.type() != Node.ScalarType.NULL) {
      for (String word : scalar.text().split(",", -1)) {
        if (!word.isBlank()) {
          words.add(word.strip());
        }
      }
    } else if (node instanceof Node.Sequence sequence) {
      sequence.elements().forEach(element -> words.addAll(words(element)));
    }
    return words;
  }
}
