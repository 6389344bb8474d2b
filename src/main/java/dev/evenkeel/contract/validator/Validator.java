package dev.evenkeel.contract.validator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.evenkeel.contract.Contract;
import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.Place;
import dev.evenkeel.contract.References;
import dev.evenkeel.snapshot.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Says of documents where they break a contract. */
public final class Validator {
  /** Numbers of a schema as they were written: a double is another one than the document's. */
  private static final ObjectMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final int SHOWN = 160;
  private static final List<String> DRAFTS =
      List.of("http://json-schema.org/", "https://json-schema.org/");
  private static final Comparator<Error> BY_PLACE =
      Comparator.<Error, List<String>>comparing(
              error -> path(error.getInstanceLocation()), Validator::byPlace)
          .thenComparing(error -> String.valueOf(error.getEvaluationPath()))
          .thenComparing(error -> String.valueOf(error.getProperty()));

  private static final Map<String, Schema> FORMATS = new HashMap<>();

  private final Contract contract;
  private final Schema schema;

  private Validator(Contract contract, Schema schema) {
    this.contract = contract;
    this.schema = schema;
  }

  /** What became of making it. */
  public sealed interface Outcome {
    /** It can be asked. */
    record Ready(Validator validator) implements Outcome {}

    /** The schema is none by its own draft. */
    record Refused(List<Contract.Problem> problems) implements Outcome {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Holds the schema, and the files that it refers to, against its own draft first. */
  public static Outcome of(Contract contract) {
    try {
      List<Contract.Problem> problems = malformed(contract);
      if (!problems.isEmpty()) {
        return new Outcome.Refused(problems);
      }
      Schema schema = registry(contract).getSchema(location(contract));
      schema.validate(JsonNodeFactory.instance.nullNode()); // makes it follow every reference
      return new Outcome.Ready(new Validator(contract, schema));
    } catch (SchemaException | IllegalArgumentException | StackOverflowError e) {
      return new Outcome.Refused(
          List.of(
              new Contract.Problem(
                  contract.root().at(),
                  "the validator cannot use the schema (" + e.getClass().getSimpleName() + ")",
                  "look for a pattern that is none, or a reference that leads nowhere")));
    }
  }

  private static SchemaLocation location(Contract contract) {
    return SchemaLocation.of(References.address(contract.path()).toString());
  }

  private static SchemaRegistry registry(Contract contract) {
    Map<String, String> texts = new HashMap<>();
    contract
        .files()
        .forEach(
            (path, root) ->
                texts.put(
                    References.address(path).toString(), JacksonValues.ofSchema(root).toString()));
    contract
        .references()
        .aliases()
        .forEach(
            (address, path) ->
                texts.computeIfAbsent(
                    address,
                    a ->
                        Objects.requireNonNull(
                            texts.get(References.address(path).toString()), path)));
    contract
        .references()
        .resources()
        .forEach(
            (address, root) -> texts.putIfAbsent(address, JacksonValues.ofSchema(root).toString()));
    return SchemaRegistry.withDialects(
        Dialects.ALL,
        builder ->
            builder
                .defaultDialectId(version(contract.dialect()).getDialectId())
                .schemas(texts)
                .nodeReader(reader -> reader.jsonMapper(EXACT))
                .schemaLoader(
                    loader ->
                        loader.block(
                            iri ->
                                !texts.containsKey(iri.toString())
                                    && DRAFTS.stream().noneMatch(iri.toString()::startsWith))));
  }

  private static SpecificationVersion version(Dialect dialect) {
    return switch (dialect) {
      case DRAFT_04 -> SpecificationVersion.DRAFT_4;
      case DRAFT_06 -> SpecificationVersion.DRAFT_6;
      case DRAFT_07 -> SpecificationVersion.DRAFT_7;
      case DRAFT_2019_09 -> SpecificationVersion.DRAFT_2019_09;
      case DRAFT_2020_12 -> SpecificationVersion.DRAFT_2020_12;
    };
  }

  private static List<Contract.Problem> malformed(Contract contract) {
    SpecificationVersion version = version(contract.dialect());
    Schema draft =
        SchemaRegistry.withDefaultDialect(version)
            .getSchema(SchemaLocation.of(version.getDialectId()));
    var problems = new ArrayList<Contract.Problem>();
    contract
        .files()
        .forEach(
            (path, root) -> {
              for (Error error : draft.validate(JacksonValues.ofSchema(root))) {
                List<String> place = path(error.getInstanceLocation());
                problems.add(
                    new Contract.Problem(
                        nodeAt(root, place).at(),
                        "no schema of "
                            + contract.dialect().word()
                            + ": /"
                            + String.join("/", place)
                            + " breaks "
                            + error.getKeyword()
                            + " of the draft",
                        "correct the keyword, or declare the draft that it belongs to"));
              }
            });
    return problems;
  }

  public Contract contract() {
    return contract;
  }

  /**
   * Where the document breaks the contract; empty where it keeps it. Ordered by place in the
   * document, then by place in the schema: the library goes through {@code patternProperties} in
   * another order each time it reads the same schema.
   */
  public List<Violation> violations(Json document) {
    var violations = new LinkedHashSet<Violation>();
    schema.validate(JacksonValues.of(document)).stream()
        .sorted(BY_PLACE)
        .forEach(error -> violations.add(violation(error)));
    return List.copyOf(violations);
  }

  private Violation violation(Error error) {
    List<String> path = path(error.getInstanceLocation());
    String keyword = String.valueOf(error.getKeyword());
    Optional<Place> asked = asked(error);
    return new Violation(
        path,
        keyword,
        expected(error, keyword, asked.map(p -> JacksonValues.ofSchema(p.node()))),
        asked.map(p -> p.node().at()).orElseGet(() -> contract.root().at()));
  }

  private Optional<Place> asked(Error error) {
    Place root = contract.references().rootOf(contract.path(), contract.root());
    return contract.references().find(root, error.getSchemaLocation().toString());
  }

  private static String expected(Error error, String keyword, Optional<JsonNode> asked) {
    String shown = asked.map(node -> node.isTextual() ? node.asText() : node.toString()).orElse("");
    String brief = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "..." : shown;
    return switch (keyword) {
      case "type" -> "type " + brief;
      case "required" -> "the member " + error.getProperty();
      case "additionalProperties", "unevaluatedProperties" -> "no member " + error.getProperty();
      case "enum" -> "one of " + brief;
      case "const" -> brief;
      case "false" -> "nothing at all";
      case "anyOf" -> "one of several alternatives";
      case "oneOf" -> "exactly one of several alternatives";
      case "not" -> "what is not forbidden";
      case "pattern" -> "a text that matches " + brief;
      case "format" -> "a " + brief;
      default -> keyword + " " + brief;
    };
  }

  private static List<String> path(NodePath location) {
    var path = new ArrayList<String>();
    for (int i = 0; i < location.getNameCount(); i++) {
      path.add(String.valueOf(location.getElement(i)));
    }
    return path;
  }

  private static int byPlace(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = bySegment(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  /** Elements of an array by their index, then members by their name. */
  private static int bySegment(String one, String other) {
    boolean index = one.matches("[0-9]{1,9}");
    if (index != other.matches("[0-9]{1,9}")) {
      return index ? -1 : 1;
    }
    return index
        ? Integer.compare(Integer.parseInt(one), Integer.parseInt(other))
        : one.compareTo(other);
  }

  /** The node at the path, or the last one on the way there. */
  public static Node nodeAt(Node root, List<String> path) {
    Node here = root;
    for (String segment : path) {
      Node next =
          switch (here) {
            case Node.Mapping mapping -> mapping.get(segment);
            case Node.Sequence sequence
                when segment.matches("[0-9]{1,9}") && Integer.parseInt(segment) < sequence.size() ->
                sequence.get(Integer.parseInt(segment));
            default -> null;
          };
      if (next == null) {
        return here;
      }
      here = next;
    }
    return here;
  }

  /** Whether the validator takes the text for one of the format. */
  public static boolean isOfFormat(String format, String text) {
    Schema asked;
    synchronized (FORMATS) {
      asked =
          FORMATS.computeIfAbsent(
              format,
              f ->
                  SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                      .getSchema(JsonNodeFactory.instance.objectNode().put("format", f)));
    }
    return asked.validate(JsonNodeFactory.instance.textNode(text)).isEmpty();
  }
}
