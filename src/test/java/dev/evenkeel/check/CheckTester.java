package dev.evenkeel.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.evenkeel.app.cli.CommandLineTool;
import dev.evenkeel.app.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ritual of a check: its folder is complete, and each of its samples gives exactly the findings
 * that stand beside it. A sample is compared as a user would compare it, on one day.
 */
public final class CheckTester {
  private static final String SOME = someDeclaration();
  public static final String PASS = "pass";
  public static final String FAIL = "fail";
  public static final String EXPECTED = "expected.json";

  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  private CheckTester() {}

  /** Folders of checks below a catalogue, {@code family/id}, in byte order. */
  public static List<Path> folders(Path catalogue) {
    var folders = new ArrayList<Path>();
    children(catalogue).forEach(family -> folders.addAll(children(family)));
    return folders;
  }

  /** Samples of one kind; none where there is no such folder. */
  public static List<Path> samples(Path check, String kind) {
    Path folder = check.resolve(kind);
    return Files.isDirectory(folder) ? children(folder) : List.of();
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the check says of a sample, as it stands in the JSON report: findings that it heads, and
   * those in which it stands among the others.
   */
  public static String findings(Path sample, String check) {
    ArrayNode said = JSON.createArrayNode();
    for (JsonNode finding : report(sample).path("findings")) {
      boolean speaks = finding.path("check").asText().equals(check);
      for (JsonNode other : finding.path("also")) {
        speaks |= other.asText().equals(check);
      }
      if (speaks) {
        said.add(finding);
      }
    }
    try {
      return said.isEmpty()
          ? "[]\n"
          : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(said).replace("\r", "") + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole report of a sample. */
  public static JsonNode report(Path sample) {
    if (HazardSample.is(sample)) {
      try {
        return JSON.readTree(HazardSample.record(sample));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(sample + " gives no JSON", e);
      }
    }
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code = run(sample, TODAY, out, err);
    if (code != 0 && code != 1 && code != 3) {
      throw new IllegalStateException(
          sample + " ends with exit code " + code + ": " + err.toString(StandardCharsets.UTF_8));
    }
    try {
      // Where the repository lies is nobody's business.
      String here = sample.toRealPath() + "/";
      return JSON.readTree(out.toString(StandardCharsets.UTF_8).replace(here, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(sample + " gives no JSON", e);
    }
  }

  /** As a user would: with its trail, where the sample has one, which the gate is asked about. */
  private static int run(Path sample, Clock today, OutputStream out, OutputStream err) {
    if (!Files.exists(sample.resolve(TrailOfSample.FILE))) {
      return CommandLineTool.run(console(sample, today, out, err), arguments(sample));
    }
    try (TrailOfSample trail =
        TrailOfSample.recorded(sample, clock -> console(sample, clock, out, err))) {
      return CommandLineTool.run(console(sample, today, out, err), trail.gate());
    }
  }

  private static Console console(Path sample, Clock clock, OutputStream out, OutputStream err) {
    return new Console(
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        sample.toAbsolutePath(),
        Map.of(),
        clock,
        false);
  }

  /** A declared pair where the sample declares one, else what is called left and right. */
  private static String[] arguments(Path sample) {
    return Files.exists(sample.resolve("evenkeel.yaml"))
        ? new String[] {"compare", "--format", "json"}
        : new String[] {
          "compare",
          side(sample, "left"),
          side(sample, "right"),
          "--format",
          "json",
          "--config",
          SOME
        };
  }

  /** Without any, no remedy could offer an allowance. */
  private static String someDeclaration() {
    try {
      Path file = Files.createTempFile("evenkeel", ".yaml");
      file.toFile().deleteOnExit();
      Files.writeString(
          file, "version: 1\nenvironments: {some: {sources: {app: {env: some.env}}}}\n");
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary file", e);
    }
  }

  private static String side(Path sample, String name) {
    try (Stream<Path> all = Files.list(sample)) {
      return all.map(path -> path.getFileName().toString())
          .filter(file -> file.equals(name) || file.startsWith(name + "."))
          .sorted()
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(sample + " has no " + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
