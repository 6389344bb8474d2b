package dev.evenkeel.app.wiring;

import dev.evenkeel.check.Check;
import dev.evenkeel.check.CheckReader;
import dev.evenkeel.check.Problem;
import dev.evenkeel.operation.Aside;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The catalogue that is built in: {@code checks/<family>/<id>} of the class path. */
public final class BuiltInChecks {
  private static final String INDEX = "/checks/index";
  private static final String TREES = "/checks/trees";

  private BuiltInChecks() {}

  /** Every {@code family/id} of the catalogue, in byte order. */
  public static List<String> folders() {
    return new String(resource(INDEX), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  /** A file of a check's folder, e.g. its README.md. */
  public static Optional<String> text(String folder, String file) {
    try (InputStream in =
        BuiltInChecks.class.getResourceAsStream("/checks/" + folder + "/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be read", e);
    }
  }

  /** Begins to read the catalogue on another core, for a command that is sure to ask for it. */
  public static void begin() {
    Objects.requireNonNull(Begun.PARSED);
  }

  /** Read once a process: whoever asks first, waits. */
  private static final class Begun {
    static final Aside<List<Node>> PARSED = Aside.begin(BuiltInChecks::parsed);
  }

  /** All of them; a problem in one is a mistake of the build, which its tests find. */
  static List<Check> read(List<Problem> problems) {
    var reader = new CheckReader(new LazyRules(), problems);
    var checks = new ArrayList<Check>();
    for (Node root : Begun.PARSED.result()) {
      reader.read(root).ifPresent(checks::add);
    }
    return checks;
  }

  /** As the build wrote them, where it did. */
  private static List<Node> parsed() {
    return BuiltInChecks.class.getResource(TREES) == null
        ? yaml()
        : PlainTrees.read(new String(resource(TREES), StandardCharsets.UTF_8));
  }

  /** What the build writes: the catalogue without its YAML. */
  public static String trees() {
    return PlainTrees.write(yaml());
  }

  static List<Node> yaml() {
    var roots = new ArrayList<Node>();
    for (String folder : folders()) {
      String place = "checks/" + folder + "/check.yaml";
      Parsed parsed = new YamlReader().read(resource("/" + place), place);
      if (!parsed.unread().isEmpty()) {
        throw new IllegalStateException(place + ": " + parsed.unread().getFirst().why());
      }
      roots.addAll(parsed.documents());
    }
    return roots;
  }

  private static byte[] resource(String name) {
    try (InputStream in = BuiltInChecks.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be read", e);
    }
  }
}
