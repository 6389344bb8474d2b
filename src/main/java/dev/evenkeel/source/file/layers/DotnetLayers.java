package dev.evenkeel.source.file.layers;

import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Layers as .NET's configuration builder merges them: keys regardless of case, a colon in a key and
 * a double underscore in an environment variable lead one level down, lists merge by index.
 */
final class DotnetLayers {
  private DotnetLayers() {}

  static LayeredSource.Merged merge(List<Layer> layers) {
    var merge = new Merge(false, true, DotnetLayers::identity);
    var notes = new ArrayList<Note>();
    Mapping tree = null;
    for (Layer layer : layers) {
      String separator = layer.isEnv() ? "__" : ":";
      var nested = new NestedKeys(key -> split(key, separator), DotnetLayers::identity);
      Mapping above = nested.nested(layer.documents().getFirst());
      notes.addAll(layer.notes());
      notes.addAll(nested.notes());
      tree = tree == null ? above : merge.over(tree, above);
    }
    return new LayeredSource.Merged(Optional.ofNullable(tree), List.of(), notes);
  }

  private static String identity(String key) {
    return key.toLowerCase(Locale.ROOT);
  }

  private static List<String> split(String key, String separator) {
    var segments = new ArrayList<String>();
    int from = 0;
    for (int at = key.indexOf(separator); at >= 0; at = key.indexOf(separator, from)) {
      segments.add(key.substring(from, at));
      from = at + separator.length();
    }
    segments.add(key.substring(from));
    return segments;
  }
}
