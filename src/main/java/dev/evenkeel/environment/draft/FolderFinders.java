package dev.evenkeel.environment.draft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds partners that are folders: kustomizations, manifests, folders of configuration. */
final class FolderFinders {
  private static final Pattern KUSTOMIZATION =
      Pattern.compile("(kustomization\\.ya?ml|Kustomization)");
  private static final Pattern OBJECT = Pattern.compile("(?m)^(apiVersion|kind):");
  private static final Pattern CONFIG =
      Pattern.compile("(?i).*\\.(ya?ml|jsonc?|toml|ini|properties|env)");

  private final Survey survey;

  FolderFinders(Survey survey) {
    this.survey = survey;
  }

  void kustomize() {
    List<String> folders =
        survey.files(f -> KUSTOMIZATION.matcher(Names.file(f)).matches()).stream()
            .map(Names::folder)
            .filter(folder -> EnvironmentWord.in(folder).isPresent())
            .toList();
    List<String> outermost =
        folders.stream()
            .filter(f -> folders.stream().noneMatch(other -> f.startsWith(other + "/")))
            .toList();
    survey.partners(
        survey.listing().kustomize()
            ? "Kustomize overlays"
            : "Kustomize overlays, read as plain files: no kustomize or kubectl was on the PATH",
        outermost,
        (folder, word) ->
            (survey.listing().kustomize() ? "{kustomize: " : "{directory: ")
                + Names.flow(folder)
                + "}",
        (folder, pattern) -> Names.of(pattern, "overlay"));
    outermost.forEach(survey::takeBelow);
  }

  /** The outermost folder that an environment's name stands in, with everything below. */
  void folders() {
    Set<String> manifests = new LinkedHashSet<>();
    Set<String> configuration = new LinkedHashSet<>();
    for (String file :
        survey.files(f -> CONFIG.matcher(f).matches() && !f.contains("/templates/"))) {
      EnvironmentWord.in(file)
          .flatMap(EnvironmentWord::directory)
          .ifPresent(folder -> (manifest(file) ? manifests : configuration).add(folder));
    }
    configuration.removeAll(manifests);
    survey.partners(
        "Kubernetes manifests",
        List.copyOf(manifests),
        (folder, word) -> "{manifests: " + Names.flow(folder) + "}",
        (folder, pattern) -> Names.of(pattern, "manifests"));
    survey.partners(
        "folders of configuration",
        List.copyOf(configuration),
        (folder, word) -> "{directory: " + Names.flow(folder) + "}",
        (folder, pattern) -> Names.of(pattern, "app"));
  }

  private boolean manifest(String file) {
    return file.matches(".*\\.ya?ml")
        && new TreeMap<>(keys(survey.listing().head().apply(file))).size() == 2;
  }

  private static Map<String, Boolean> keys(String head) {
    var found = new TreeMap<String, Boolean>();
    OBJECT.matcher(head).results().forEach(r -> found.put(r.group(1), true));
    return found;
  }
}
