package dev.evenkeel.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The published JSON Schema of evenkeel.yaml (draft 2020-12). The validator costs start-up time and
 * is loaded with the first file that asks for it; it fetches nothing from anywhere.
 */
final class EnvironmentSchema {
  private static final String RESOURCE = "/dev/evenkeel/schemas/evenkeel-v1.json";

  private final JsonNode document;
  private final Schema schema;

  private EnvironmentSchema(JsonNode document) {
    this.document = document;
    this.schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaLoader(loader -> loader.block(iri -> true)))
            .getSchema(document);
  }

  static EnvironmentSchema load() {
    try (InputStream in = EnvironmentSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + RESOURCE);
      }
      return new EnvironmentSchema(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE + " from the jar", e);
    }
  }

  List<Error> validate(JsonNode instance) {
    return schema.validate(instance);
  }

  /** The part of the schema whose keyword the error is about. */
  JsonNode around(Error error) {
    return document.at(parent(pointer(error)));
  }

  /** The nearest title around the failing keyword: in words, what is expected there. */
  String title(Error error) {
    for (String at = parent(pointer(error)); ; at = parent(at)) {
      JsonNode title = document.at(at).path("title");
      if (title.isTextual() || at.isEmpty()) {
        return title.asText();
      }
    }
  }

  JsonNode at(String pointer) {
    return document.at(pointer);
  }

  /** A part of the schema with the title of what it refers to, where it has none itself. */
  JsonNode describe(JsonNode part) {
    JsonNode reference = part.path("$ref");
    return reference.isTextual() && !part.has("title")
        ? document.at(reference.asText().substring(1))
        : part;
  }

  static String pointer(Error error) {
    String location = error.getSchemaLocation().toString();
    int hash = location.indexOf('#');
    return hash < 0 ? "" : location.substring(hash + 1);
  }

  private static String parent(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }
}
