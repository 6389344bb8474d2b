package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void aFolder() {
    shell = new Shell(folder);
  }

  @Test
  void everySchemaOfTheJarIsPublishedUnderItsOwnName() throws IOException, URISyntaxException {
    URL resources = SchemaCommandTest.class.getResource("/dev/evenkeel/schemas/evenkeel-v1.json");
    Path schemas = Path.of(Objects.requireNonNull(resources).toURI()).getParent();
    var inTheJar = new TreeSet<String>();
    try (var files = Files.list(schemas)) {
      files.forEach(file -> inTheJar.add("/dev/evenkeel/schemas/" + file.getFileName()));
    }
    var published = new TreeSet<String>();
    for (PublishedSchema schema : PublishedSchema.values()) {
      published.add(schema.resource());
      Shell.Ran ran = shell.run("schema", schema.word());
      assertEquals(ExitCode.PASSED, ran.code());
      JsonNode json = new ObjectMapper().readTree(ran.out());
      assertEquals(schema.id(), json.path("$id").asText());
      assertEquals(List.of(), metaErrors(json), schema::word);
    }
    assertEquals(inTheJar, published);
  }

  @Test
  void withoutANameTheyAreListed() {
    Shell.Ran ran = shell.run("schema");
    assertEquals(ExitCode.PASSED, ran.code());
    assertEquals(PublishedSchema.values().length, ran.lines().size());
    for (PublishedSchema schema : PublishedSchema.values()) {
      assertTrue(ran.out().contains(schema.id()));
    }
  }

  @Test
  void aMistypedNameIsAnsweredWithTheNearest() {
    Shell.Ran ran = shell.run("schema", "snapshto");
    assertEquals(ExitCode.USAGE, ran.code());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("did you mean snapshot?"), ran.err());
    assertEquals(
        Set.of(true), PublishedSchema.words().stream().map(ran.err()::contains).collect(toSet()));
  }

  private static java.util.stream.Collector<Boolean, ?, Set<Boolean>> toSet() {
    return java.util.stream.Collectors.toSet();
  }

  private static List<com.networknt.schema.Error> metaErrors(JsonNode schema) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
        .validate(schema);
  }
}
