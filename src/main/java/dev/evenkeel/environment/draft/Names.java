package dev.evenkeel.environment.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names for sources, and paths as YAML's flow style writes them. */
final class Names {
  /** Parts of a path that say nothing about what is configured. */
  private static final Set<String> GENERIC =
      Set.of(
          "config",
          "configs",
          "configuration",
          "conf",
          "deploy",
          "deployment",
          "deployments",
          "k8s",
          "kubernetes",
          "manifests",
          "overlays",
          "overlay",
          "environments",
          "environment",
          "envs",
          "env",
          "values",
          "charts",
          "chart",
          "helm",
          "kustomize",
          "src",
          "main",
          "resources",
          "infra",
          "components",
          "clusters",
          "apps",
          "application",
          "appsettings",
          "docker",
          "compose",
          "yaml",
          "yml",
          "json",
          "toml",
          "properties",
          "ini",
          "kustomization");

  private Names() {}

  static String of(String pattern, String otherwise) {
    var parts = new ArrayList<String>();
    for (String part : pattern.split("[^A-Za-z0-9]+", -1)) {
      if (!part.isEmpty() && !GENERIC.contains(part.toLowerCase(Locale.ROOT))) {
        parts.add(part);
      }
    }
    if (!parts.isEmpty()) {
      return String.join("-", parts);
    }
    String folder = file(folder(pattern));
    return folder.matches("[A-Za-z][A-Za-z0-9-]*") ? folder : otherwise;
  }

  static String flow(String text) {
    return text.matches("[A-Za-z_./][A-Za-z0-9_./-]*")
            && !text.matches("(?i)true|false|null|yes|no|on|off")
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String flow(List<String> texts) {
    return "[" + String.join(", ", texts.stream().map(Names::flow).toList()) + "]";
  }

  static String folder(String file) {
    int slash = file.lastIndexOf('/');
    return slash < 0 ? "" : file.substring(0, slash);
  }

  static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String in(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
