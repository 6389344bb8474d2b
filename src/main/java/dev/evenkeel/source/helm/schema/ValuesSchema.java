package dev.evenkeel.source.helm.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.evenkeel.contract.validator.Dialects;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.FileBytes;
import dev.evenkeel.source.file.NamedPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The {@code values.schema.json} of a chart. The validator's own messages are never used: they
 * quote values. It fetches nothing: a schema that refers to another place is unread.
 */
public final class ValuesSchema {
  private static final String FILE = "values.schema.json";
  private static final int SHOWN = 200;

  private ValuesSchema() {}

  /**
   * One note of kind {@code helm-values-schema} for each place where the values break the schema.
   *
   * @param unread takes a schema that cannot be used
   */
  public static List<Note> check(NamedPath chart, Mapping values, List<Unread> unread) {
    NamedPath file = chart.child(FILE);
    if (!Files.exists(file.path())) {
      return List.of();
    }
    return switch (FileBytes.read(file)) {
      case FileBytes.Refused refused -> {
        unread.add(refused.unread());
        yield List.of();
      }
      case FileBytes.Whole whole -> check(file, whole.bytes(), values, unread);
    };
  }

  private static List<Note> check(
      NamedPath file, byte[] bytes, Mapping values, List<Unread> unread) {
    try {
      JsonNode schema = new ObjectMapper().readTree(bytes);
      List<Error> errors =
          SchemaRegistry.withDialects(
                  Dialects.ALL,
                  builder ->
                      builder
                          .defaultDialectId(SpecificationVersion.DRAFT_7.getDialectId())
                          .schemaLoader(loader -> loader.block(iri -> true)))
              .getSchema(schema)
              .validate(ValuesJson.of(values));
      var notes = new ArrayList<Note>();
      for (Error error : errors) {
        notes.add(note(error, schema, values, file));
      }
      return notes;
    } catch (IOException e) {
      unread.add(unread(file, "no JSON", "correct it: Helm refuses it too"));
    } catch (SchemaException e) {
      unread.add(
          unread(
              file,
              "a schema that cannot be used here: it is wrong, or refers to a place outside of it",
              "bring what it refers to into the file"));
    }
    return List.of();
  }

  private static Unread unread(NamedPath file, String why, String next) {
    return new Unread("config", List.of(FILE), file.written(), why, next);
  }

  private static Note note(Error error, JsonNode schema, Mapping values, NamedPath file) {
    List<String> path = path(error.getInstanceLocation());
    Node at = at(values, path);
    String keyword = String.valueOf(error.getKeyword());
    String expected = expected(error, keyword, schema);
    return new Note(
        "helm-values-schema",
        "config",
        path,
        at.at(),
        "%s breaks the chart's schema: %s (%s)"
            .formatted(
                path.isEmpty() ? "the whole of the values" : String.join(".", path),
                expected,
                file.written()),
        Map.of("keyword", keyword, "expected", expected));
  }

  /** What the schema, which is no secret, asks for at the place. */
  private static String expected(Error error, String keyword, JsonNode schema) {
    String location = error.getSchemaLocation().toString();
    int hash = location.indexOf('#');
    JsonNode asked = schema.at(hash < 0 ? "" : location.substring(hash + 1));
    String written = asked.isTextual() ? asked.asText() : asked.toString();
    String shown = written.length() > SHOWN ? written.substring(0, SHOWN) + "..." : written;
    return switch (keyword) {
      case "type" -> "type " + shown + " was expected";
      case "required" -> "the key " + error.getProperty() + " is missing";
      case "additionalProperties", "unevaluatedProperties" ->
          "the key " + error.getProperty() + " is not known to it";
      case "enum" -> "one of " + shown + " was expected";
      default -> keyword + " " + shown + " was expected";
    };
  }

  private static List<String> path(NodePath location) {
    var path = new ArrayList<String>();
    for (int i = 0; i < location.getNameCount(); i++) {
      path.add(String.valueOf(location.getElement(i)));
    }
    return path;
  }

  private static Node at(Mapping values, List<String> path) {
    Node here = values;
    for (String segment : path) {
      Node next =
          switch (here) {
            case Mapping mapping -> mapping.get(segment);
            case Sequence sequence -> sequence.get(Integer.parseInt(segment));
            default -> null;
          };
      if (next == null) {
        return here;
      }
      here = next;
    }
    return here;
  }
}
