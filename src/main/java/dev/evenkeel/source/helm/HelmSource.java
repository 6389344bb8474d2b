package dev.evenkeel.source.helm;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.layers.LayeredSource;
import dev.evenkeel.source.file.layers.Mode;
import dev.evenkeel.source.helm.schema.ValuesSchema;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A chart with the values of one environment: the merged values (area {@code config}), and the
 * objects it renders to with them (area {@code object}).
 */
public final class HelmSource implements Source {
  /** What Helm itself calls a release that nobody named. */
  private static final String UNNAMED = "release-name";

  private final String name;
  private final Optional<String> owner;
  private final NamedPath chart;
  private final List<NamedPath> values;
  private final Release release;

  /**
   * Reads nothing yet.
   *
   * @param chart a chart's folder, or its archive
   * @param values laid over the chart's own in this order
   */
  public HelmSource(
      String name,
      Optional<String> owner,
      NamedPath chart,
      List<NamedPath> values,
      Optional<String> release,
      Optional<String> namespace) {
    this.name = name;
    this.owner = owner;
    this.chart = chart;
    this.values = List.copyOf(values);
    this.release = new Release(release.orElse(UNNAMED), namespace.orElse("default"));
  }

  /** What a chart is rendered for. */
  record Release(String name, String namespace) {}

  @Override
  public Reading read() {
    Reading merged = new LayeredSource(name, owner, layers(), Mode.HELM).read();
    Set<String> targets = Set.of(target());
    boolean certain = values.isEmpty() || !merged.documents().isEmpty();
    if (!certain) {
      return new Reading(name, owner, List.of(), merged.unread(), merged.notes(), targets);
    }
    var documents = new ArrayList<Document>(merged.documents());
    var unread = new ArrayList<Unread>(layers().isEmpty() ? List.of() : merged.unread());
    var notes = new ArrayList<Note>(merged.notes());
    Optional<Mapping> tree =
        merged.documents().stream()
            .map(Document::root)
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast)
            .findFirst();
    tree.ifPresent(root -> notes.addAll(ValuesSchema.check(chart, root, unread)));
    var objects = RenderedObjects.of(chart, values, release, tree);
    documents.addAll(objects.documents());
    unread.addAll(objects.unread());
    notes.addAll(objects.notes());
    return new Reading(name, owner, documents, unread, notes, targets);
  }

  /** The chart's own values lie lowest. */
  private List<NamedPath> layers() {
    var layers = new ArrayList<NamedPath>();
    NamedPath own = chart.child("values.yaml");
    if (Files.exists(own.path())) {
      layers.add(own);
    }
    layers.addAll(values);
    return layers;
  }

  private String target() {
    var parts = new ArrayList<String>();
    parts.add(chart.target());
    values.forEach(file -> parts.add(file.target()));
    parts.add(release.name());
    parts.add(release.namespace());
    return String.join(" + ", parts);
  }
}
