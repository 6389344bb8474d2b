package dev.evenkeel.source.helm;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.FormatReaders;
import dev.evenkeel.source.file.MachinePaths;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.kubernetes.manifest.ObjectCollector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a chart renders to. It is rendered twice: what differs between the two is made anew each
 * time (a random password, a certificate, the time of day) and says nothing about an environment.
 */
record RenderedObjects(List<Document> documents, List<Unread> unread, List<Note> notes) {
  private static final String SOURCE = "# Source: ";

  static RenderedObjects of(
      NamedPath chart, List<NamedPath> values, HelmSource.Release release, Optional<Mapping> tree) {
    var renderer = new Renderer(chart, values, release);
    return switch (renderer.render()) {
      case Renderer.Refused refused -> refused(chart, refused.message(), tree);
      case Renderer.Manifests first -> {
        if (Clocks.asked(chart)) {
          Clocks.pause();
        }
        yield switch (renderer.render()) {
          case Renderer.Refused refused -> refused(chart, refused.message(), tree);
          case Renderer.Manifests second -> rendered(chart, first.text(), second.text());
        };
      }
    };
  }

  private static RenderedObjects refused(
      NamedPath chart, String message, Optional<Mapping> values) {
    String shown = MachinePaths.hidden(message, chart);
    String hidden = values.map(root -> QuotedValues.hidden(shown, root)).orElse(shown);
    return new RenderedObjects(
        List.of(),
        List.of(
            new Unread(
                "object",
                List.of(),
                chart.written(),
                "the chart does not render: " + hidden,
                next(message))),
        List.of());
  }

  private static String next(String message) {
    return message.contains("dependenc")
        ? "run `helm dependency build` there and keep charts/ where Evenkeel can read it"
        : "make `helm template` succeed with these values";
  }

  private static RenderedObjects rendered(NamedPath chart, String first, String second) {
    var generated = Generated.between(parsed(chart, first), parsed(chart, second));
    NavigableMap<Integer, String> templates = templates(first);
    var trees = new ArrayList<Parsed.Tree>();
    for (Parsed.Tree tree : generated.kept().trees()) {
      Node root = tree.root();
      Map.Entry<Integer, String> template = templates.floorEntry(root.line());
      Origin origin = origin(chart, template == null ? "" : template.getValue(), root);
      trees.add(new Parsed.Tree(tree.within(), relocated(root, origin), tree.notes()));
    }
    var objects = new ObjectCollector();
    objects.add(List.of(), new Parsed(trees, generated.kept().unread()));
    generated.unnamed().forEach(objects::unread);
    return new RenderedObjects(objects.documents(), objects.unread(), objects.notes());
  }

  private static Parsed parsed(NamedPath chart, String text) {
    return FormatReaders.reader(Format.YAML)
        .read(text.getBytes(StandardCharsets.UTF_8), chart.written() + " (helm)");
  }

  /** By the line of its comment, the template that wrote what follows. */
  private static NavigableMap<Integer, String> templates(String text) {
    NavigableMap<Integer, String> templates = new TreeMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.startsWith(SOURCE)) {
        String path = line.substring(SOURCE.length()).strip();
        templates.put(number, path.substring(path.indexOf('/') + 1));
      }
    }
    return templates;
  }

  /** The template is known, the line in it is not. */
  private static Origin origin(NamedPath chart, String template, Node root) {
    String object =
        root instanceof Mapping mapping
            ? " " + mapping.text("kind") + "/" + mapping.text("metadata", "name")
            : "";
    String place = template.isEmpty() ? chart.written() : chart.child(template).written();
    return Origin.of(place + " (helm)" + object);
  }

  private static Node relocated(Node node, Origin origin) {
    return switch (node) {
      case Mapping mapping -> {
        var values = new ArrayList<Node>(mapping.size());
        for (int i = 0; i < mapping.size(); i++) {
          values.add(relocated(mapping.value(i), origin));
        }
        yield Mapping.of(mapping.keys(), values, origin, 0);
      }
      case Node.Sequence sequence ->
          Node.Sequence.of(
              sequence.elements().stream().map(element -> relocated(element, origin)).toList(),
              origin,
              0);
      case Node.Scalar scalar -> new Node.Scalar(scalar.type(), scalar.text(), origin, 0);
      case Node.Unreadable unreadable ->
          new Node.Unreadable(unreadable.why(), unreadable.next(), origin, 0);
      case Node.Secret secret -> secret;
    };
  }
}
