package dev.evenkeel.source.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import dev.evenkeel.source.file.NamedPath;
import java.util.List;

/**
 * Helm's own engine, in this process. It renders for a fixed version of Kubernetes, since the
 * library's own (1.20) is older than what charts ask for, and the cluster is not asked.
 */
final class Renderer {
  /** Both environments are rendered for it; charts ask for a least version, hardly for a most. */
  static final String KUBERNETES = "1.33.0";

  private final NamedPath chart;
  private final List<NamedPath> values;
  private final HelmSource.Release release;

  Renderer(NamedPath chart, List<NamedPath> values, HelmSource.Release release) {
    this.chart = chart;
    this.values = values;
    this.release = release;
  }

  /** What rendering gave. */
  sealed interface Result {}

  /** One YAML stream. */
  record Manifests(String text) implements Result {}

  /** Helm's own message, with paths of this machine in it. */
  record Refused(String message) implements Result {}

  Result render() {
    try {
      TemplateCommand command =
          new Helm(chart.path().toAbsolutePath().normalize())
              .template()
              .withName(release.name())
              .withNamespace(release.namespace())
              .withKubeVersion(KUBERNETES);
      for (NamedPath file : values) {
        command.withValuesFile(file.path().toAbsolutePath().normalize());
      }
      return new Manifests(command.call());
    } catch (LinkageError e) {
      return new Refused(
          "Helm's native library cannot be loaded on this system ("
              + e.getClass().getSimpleName()
              + ")");
    } catch (RuntimeException e) {
      String message = e.getMessage();
      return new Refused(message == null ? e.getClass().getSimpleName() : oneLine(message));
    }
  }

  private static String oneLine(String message) {
    return String.join(
        "; ",
        message
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("Use --debug"))
            .toList());
  }
}
