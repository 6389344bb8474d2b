package dev.evenkeel.source.file.layers;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Unread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Layers as Spring Boot merges them: files without a profile first, those of a profile over them,
 * environment variables over all, each group in the declared order. A document under {@code
 * spring.config.activate} counts where its profiles are active.
 */
final class SpringLayers {
  private final Merge merge = new Merge(false, false, SpringNames::identity);
  private final List<Note> notes = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();

  /** One document with the profile expressions it stands under. */
  private record Conditional(Mapping tree, List<String> expressions) {}

  private SpringLayers() {}

  static LayeredSource.Merged merge(List<Layer> layers) {
    return new SpringLayers().merged(layers);
  }

  private LayeredSource.Merged merged(List<Layer> layers) {
    var base = new ArrayList<Conditional>();
    var ofProfiles = new ArrayList<Conditional>();
    var profiles = new ArrayList<String>();
    for (Layer layer : layers) {
      if (layer.isEnv()) {
        continue;
      }
      Optional<String> profile = SpringProfiles.ofFile(layer, layers);
      profile.ifPresent(profiles::add);
      for (Mapping document : layer.documents()) {
        (profile.isPresent() ? ofProfiles : base).add(conditional(document));
      }
      layer.notes().forEach(note -> notes.add(renamed(note)));
    }
    List<Mapping> unconditional =
        base.stream().filter(d -> d.expressions().isEmpty()).map(Conditional::tree).toList();
    Set<String> active = SpringProfiles.active(profiles, unconditional);
    Mapping tree = null;
    for (List<Conditional> group : List.of(base, ofProfiles)) {
      for (Conditional document : group) {
        if (isActive(document, active)) {
          tree = tree == null ? document.tree() : merge.over(tree, document.tree());
        }
      }
    }
    for (Layer layer : layers) {
      if (layer.isEnv()) {
        Mapping variables = environment(layer, tree);
        tree = tree == null ? variables : merge.over(tree, variables);
        notes.addAll(layer.notes());
      }
    }
    return unread.isEmpty()
        ? new LayeredSource.Merged(Optional.ofNullable(tree), List.of(), notes)
        : new LayeredSource.Merged(Optional.empty(), unread, notes);
  }

  private Mapping environment(Layer layer, @Nullable Mapping below) {
    Mapping flat = layer.documents().getFirst();
    Mapping known = below == null ? flat : below;
    var nested = new NestedKeys(name -> SpringNames.splitEnv(name, known), SpringNames::identity);
    Mapping variables = nested.nested(flat);
    notes.addAll(nested.notes());
    return variables;
  }

  private Conditional conditional(Mapping document) {
    var nested = new NestedKeys(SpringNames::split, SpringNames::identity);
    Mapping tree = nested.nested(document);
    notes.addAll(nested.notes());
    Node condition = tree.find("spring", "config", "activate", "on-profile");
    Node legacy = tree.find("spring", "profiles");
    Node platform = tree.find("spring", "config", "activate", "on-cloud-platform");
    if (platform != null) {
      uncertain(
          platform,
          "a document that counts only on a cloud platform, which files do not tell",
          "declare the layers of this environment without it");
    }
    if (condition instanceof Node.Unreadable unknown) {
      uncertain(unknown, unknown.why(), unknown.next());
    }
    var expressions = new ArrayList<String>(SpringProfiles.words(condition));
    if (legacy instanceof Node.Scalar || legacy instanceof Node.Sequence) {
      expressions.addAll(SpringProfiles.words(legacy));
      tree = without(tree, "spring", "profiles");
    }
    return new Conditional(without(tree, "spring", "config", "activate"), expressions);
  }

  private boolean isActive(Conditional document, Set<String> active) {
    boolean any = document.expressions().isEmpty();
    for (String expression : document.expressions()) {
      Optional<Boolean> holds = ProfileExpression.holds(expression, active);
      if (holds.isEmpty()) {
        uncertain(
            document.tree(),
            "a profile expression that cannot be understood",
            "join profiles by & or |, with parentheses where both are used");
      }
      any |= holds.orElse(false);
    }
    if (!any) {
      notes.add(
          new Note(
              "inactive-profile",
              "config",
              List.of(),
              document.tree().at(),
              "a document of the profile "
                  + String.join(", ", document.expressions())
                  + ", which is not active here ("
                  + String.join(", ", active)
                  + ") and so not compared",
              Map.of("active", String.join(", ", active))));
    }
    return any;
  }

  private void uncertain(Node where, String why, String next) {
    unread.add(new Unread("config", List.of(), where.at(), why, next));
  }

  /** The condition is no setting; what is left empty by taking it out goes with it. */
  private static Mapping without(Mapping tree, String... path) {
    var entries = new LinkedHashMap<String, Node>(tree.asMap());
    Node value = entries.get(path[0]);
    if (path.length == 1) {
      entries.remove(path[0]);
    } else if (value instanceof Mapping child) {
      Mapping rest = without(child, Arrays.copyOfRange(path, 1, path.length));
      if (rest.size() == 0 && child.size() > 0) {
        entries.remove(path[0]);
      } else {
        entries.put(path[0], rest);
      }
    }
    return Mapping.of(entries, tree.origin(), tree.line());
  }

  private static Note renamed(Note note) {
    var within = new ArrayList<String>();
    note.within().forEach(segment -> within.addAll(SpringNames.split(segment)));
    return new Note(note.kind(), note.area(), within, note.at(), note.message(), note.details());
  }
}
