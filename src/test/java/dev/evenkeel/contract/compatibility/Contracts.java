package dev.evenkeel.contract.compatibility;

import dev.evenkeel.contract.Contract;
import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.validator.Validator;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Contracts from texts. */
public final class Contracts {
  private Contracts() {}

  public static Node node(String json, String place) {
    Parsed parsed = JsonReader.exact(false).read(json.getBytes(StandardCharsets.UTF_8), place);
    if (parsed.trees().size() != 1) {
      throw new IllegalArgumentException(parsed.unread() + " in " + json);
    }
    return parsed.trees().getFirst().root();
  }

  public static Json json(String json) {
    return Json.of(node(json, "document")).orElseThrow();
  }

  /** The first file is the schema. */
  public static Contract.Outcome read(Dialect assume, Map<String, String> files) {
    var nodes = new TreeMap<String, Node>();
    files.forEach((path, text) -> nodes.put(path, node(text, path.substring(1))));
    return Contract.of(files.keySet().iterator().next(), nodes, assume);
  }

  public static Validator validator(Dialect assume, Map<String, String> files) {
    if (!(read(assume, files) instanceof Contract.Outcome.Usable(Contract contract))) {
      throw new IllegalArgumentException(files + ": " + read(assume, files));
    }
    return switch (Validator.of(contract)) {
      case Validator.Outcome.Ready(Validator validator) -> validator;
      case Validator.Outcome.Refused(List<Contract.Problem> problems) ->
          throw new IllegalArgumentException(files + ": " + problems);
    };
  }

  public static Validator validator(String schema) {
    return validator(Dialect.ASSUMED, Map.of("/schema.json", schema));
  }

  public static Compatibility compare(String older, String newer) {
    return Compatibility.of(validator(older), validator(newer));
  }
}
