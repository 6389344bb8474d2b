package dev.evenkeel.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.app.cli.CommandLineTool;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.layout.Layouts;
import dev.evenkeel.source.migrations.MigrationFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A sample's trail, recorded as a pipeline would, each entry at its own hour. {@code @PLAN} in the
 * evidence stands for the digest of the sample's own migrations.
 */
final class TrailOfSample implements AutoCloseable {
  static final String FILE = "trail.json";
  private static final String CHANGE = "prices";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  private TrailOfSample(Path folder) {
    this.folder = folder;
  }

  static TrailOfSample recorded(Path sample, Function<Clock, Console> consoles) {
    try {
      var trail = new TrailOfSample(Files.createTempDirectory("evenkeel-sample"));
      int number = 0;
      for (JsonNode entry : JSON.readTree(sample.resolve(FILE).toFile())) {
        trail.record(sample, entry, number++, consoles);
      }
      return trail;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void record(Path sample, JsonNode entry, int number, Function<Clock, Console> consoles)
      throws IOException {
    var arguments = new ArrayList<>(List.of("trail", "record"));
    arguments.addAll(log());
    arguments.addAll(List.of("--type", entry.path("type").asText(), "--key", "entry-" + number));
    Path body = folder.resolve("body-" + number + ".json");
    Files.writeString(body, entry.path("body").toString());
    arguments.addAll(List.of("--body", body.toString()));
    if (entry.has("evidence")) {
      Path evidence = folder.resolve("record-" + number + ".json");
      Files.writeString(
          evidence, entry.path("evidence").toString().replace("@PLAN", digest(sample)));
      arguments.addAll(List.of("--evidence", evidence.toString()));
    }
    Clock then = Clock.fixed(Instant.parse(entry.path("at").asText()), ZoneOffset.UTC);
    Console console = consoles.apply(then);
    var quiet =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            console.err(),
            console.directory(),
            console.variables(),
            then,
            false);
    if (CommandLineTool.run(quiet, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException(sample + ": entry " + number + " was not recorded");
    }
  }

  private static String digest(Path sample) {
    Path migrations = sample.resolve("migrations");
    return Files.isDirectory(migrations)
        ? Layouts.read(
                Optional.of(Layout.FLYWAY),
                MigrationFolder.read(migrations).files(),
                Dialect.POSTGRESQL)
            .digest()
        : "";
  }

  String[] gate() {
    return Stream.concat(Stream.of("gate", "--format", "json"), log().stream())
        .toArray(String[]::new);
  }

  private List<String> log() {
    return List.of(
        "--data",
        folder.resolve("log").toString(),
        "--high-water",
        folder.resolve("marks").toString(),
        "--change",
        CHANGE);
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
