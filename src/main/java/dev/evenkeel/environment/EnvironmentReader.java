package dev.evenkeel.environment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what stands under {@code environments:}. */
final class EnvironmentReader {
  private EnvironmentReader() {}

  static Map<String, EnvironmentDeclaration> read(Fields environments) {
    var all = new LinkedHashMap<String, EnvironmentDeclaration>();
    for (String name : environments.mapping().keys()) {
      environments.fields(name).ifPresent(fields -> all.put(name, one(name, fields)));
    }
    return all;
  }

  private static EnvironmentDeclaration one(String name, Fields fields) {
    return new EnvironmentDeclaration(
        name,
        fields.string("owner"),
        fields.fields("tokens").map(EnvironmentReader::tokens).orElse(Map.of()),
        fields.fields("sources").map(EnvironmentReader::sources).orElse(Map.of()),
        fields.path("snapshot"),
        fields.at());
  }

  private static Map<String, List<String>> tokens(Fields tokens) {
    var all = new LinkedHashMap<String, List<String>>();
    for (String kind : tokens.mapping().keys()) {
      all.put(kind, tokens.texts(kind).stream().map(DeclaredText::value).distinct().toList());
    }
    return all;
  }

  private static Map<String, SourceDeclaration> sources(Fields sources) {
    var all = new LinkedHashMap<String, SourceDeclaration>();
    for (String name : sources.mapping().keys()) {
      sources.fields(name).flatMap(SourceReader::read).ifPresent(source -> all.put(name, source));
    }
    return all;
  }
}
