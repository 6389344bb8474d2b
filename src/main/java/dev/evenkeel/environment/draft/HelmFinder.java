package dev.evenkeel.environment.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds values files of Helm charts. */
final class HelmFinder {
  private final Survey survey;
  private final List<String> charts;

  HelmFinder(Survey survey) {
    this.survey = survey;
    this.charts =
        survey
            .files(f -> Names.file(f).equals("Chart.yaml") && !f.contains("/charts/charts/"))
            .stream()
            .map(Names::folder)
            .toList();
  }

  void find() {
    survey.partners(
        "Helm values",
        survey.files(this::values),
        (file, word) ->
            chart(file)
                .filter(this::renders)
                .map(chart -> rendered(chart, file))
                .orElseGet(() -> layered(file)),
        (file, pattern) ->
            chart(file)
                .map(chart -> Names.file(chart.isEmpty() ? "chart" : chart))
                .orElseGet(() -> Names.of(pattern, "values")));
    charts.forEach(survey::takeBelow);
  }

  private boolean values(String file) {
    String name = Names.file(file);
    return name.matches("(?i).+\\.ya?ml")
        && !file.contains("/templates/")
        && !name.contains("secret")
        && (name.contains("values") || Names.file(Names.folder(file)).equals("values"))
        && EnvironmentWord.in(file).isPresent();
  }

  /** The chart around the file, else the only one below the file's folder, else the only one. */
  private Optional<String> chart(String file) {
    String folder = Names.folder(file);
    Optional<String> around =
        charts.stream()
            .filter(c -> c.isEmpty() || folder.equals(c) || folder.startsWith(c + "/"))
            .max(Comparator.comparingInt(String::length));
    if (around.isPresent()) {
      return around;
    }
    List<String> below =
        charts.stream().filter(c -> folder.isEmpty() || c.startsWith(folder + "/")).toList();
    return below.size() == 1
        ? Optional.of(below.getFirst())
        : charts.size() == 1 ? Optional.of(charts.getFirst()) : Optional.empty();
  }

  /** A chart whose dependencies are not beside it cannot be rendered from the files alone. */
  private boolean renders(String chart) {
    String head = survey.listing().head().apply(Names.in(chart, "Chart.yaml"));
    boolean depends =
        head.lines().anyMatch(line -> line.startsWith("dependencies:") && !line.contains("[]"));
    return !depends
        || survey.listing().files().stream()
            .anyMatch(f -> f.startsWith(Names.in(chart, "charts/")));
  }

  private static String rendered(String chart, String file) {
    return "{helm: {chart: "
        + Names.flow(chart.isEmpty() ? "." : chart)
        + ", values: "
        + Names.flow(List.of(file))
        + "}}";
  }

  private String layered(String file) {
    var files = new ArrayList<String>();
    chart(file)
        .map(chart -> Names.in(chart, "values.yaml"))
        .or(() -> Optional.of(Names.in(Names.folder(file), "values.yaml")))
        .filter(survey::exists)
        .ifPresent(files::add);
    files.add(file);
    return "{as: helm, files: " + Names.flow(files) + "}";
  }
}
