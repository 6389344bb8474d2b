package dev.evenkeel.app.finding;

import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.contract.Contract;
import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.validator.Validator;
import dev.evenkeel.contract.validator.Violation;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.gate.Gate;
import dev.evenkeel.gate.Verdict;
import dev.evenkeel.report.Report;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.json.JsonReader;
import dev.evenkeel.value.ItemPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole report out of its JSON again, to be rendered by somebody who did not compare. The file
 * may be a stranger's: it is held against the published schema first, and its verdict against its
 * own findings.
 */
public final class ReadReport {
  private static final String SCHEMA = "/dev/evenkeel/schemas/report-v1.json";
  private static final int SAID = 5;

  private ReadReport() {}

  /**
   * A stranger's.
   *
   * @param place how messages call the file
   */
  public static Report of(byte[] json, String place) {
    Mapping top = top(json, place);
    hold(top, place);
    return report(top, place);
  }

  /** One that this process wrote a moment ago. */
  public static Report ours(byte[] json, String place) {
    return report(top(json, place), place);
  }

  private static Mapping top(byte[] json, String place) {
    Parsed parsed = JsonReader.exact(false).read(json, place);
    if (!parsed.unread().isEmpty()
        || !parsed.notes().isEmpty()
        || parsed.trees().isEmpty()
        || !(parsed.trees().getFirst().root() instanceof Mapping top)) {
      throw new UsageError(
          place
              + " is no JSON object, or has a key twice; a report of `--format json` is expected");
    }
    return top;
  }

  private static void hold(Mapping top, String place) {
    Json document =
        Json.of(top).orElseThrow(() -> new UsageError(place + " holds a value that is no JSON"));
    List<Violation> violations = validator().violations(document);
    if (!violations.isEmpty()) {
      throw new UsageError(
          place
              + " is not as the schema of reports asks: "
              + String.join(
                  "; ",
                  violations.stream()
                      .limit(SAID)
                      .map(violation -> violation.place() + ": " + violation.expected())
                      .toList())
              + "; nothing of it is shown. A report of `--format json` is expected");
    }
  }

  private static Validator validator() {
    try (InputStream in = ReadReport.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + SCHEMA);
      }
      Node schema =
          JsonReader.exact(false).read(in.readAllBytes(), SCHEMA).trees().getFirst().root();
      if (Contract.of(SCHEMA, Map.of(SCHEMA, schema), Dialect.DRAFT_2020_12)
              instanceof Contract.Outcome.Usable usable
          && Validator.of(usable.contract()) instanceof Validator.Outcome.Ready ready) {
        return ready.validator();
      }
      throw new IllegalStateException("the published schema of reports cannot be used");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SCHEMA + " from the jar", e);
    }
  }

  private static Report report(Mapping top, String place) {
    List<Finding> findings =
        sequence(top, "findings").stream()
            .filter(Mapping.class::isInstance)
            .map(finding -> finding((Mapping) finding))
            .toList();
    Severity failOn =
        Optional.ofNullable(top.text("failOn")).map(ReadReport::severity).orElse(Severity.BLOCK);
    Coverage coverage = coverage(top);
    Verdict verdict = new Gate(failOn).decide(findings, coverage);
    String said = text(top, "verdict");
    if (!verdict.word().equals(said)) {
      throw new UsageError(
          "%s says %s, and its own findings say %s; nothing of it is shown"
              .formatted(place, said, verdict.word()));
    }
    var counts = new EnumMap<ItemClass, Long>(ItemClass.class);
    for (ItemClass itemClass : ItemClass.values()) {
      counts.put(itemClass, number(top, "counts", itemClass.name()));
    }
    return new Report(
        verdict,
        failOn,
        Optional.ofNullable(top.text("left")).orElse("left"),
        Optional.ofNullable(top.text("right")).orElse("right"),
        findings,
        coverage,
        counts,
        text(top, "snapshots", "left"),
        text(top, "snapshots", "right"),
        texts(top, "remarks"),
        texts(top, "next"));
  }

  private static Finding finding(Mapping finding) {
    Optional<String> secret =
        List.of("left", "right").stream()
            .flatMap(side -> Optional.ofNullable(finding.text(side, "secret")).stream())
            .filter(word -> !word.equals("unknown"))
            .findFirst();
    return new Finding(
        text(finding, "check"),
        severity(text(finding, "severity")),
        ItemClass.valueOf(text(finding, "class")),
        ItemPath.parse(text(finding, "item")),
        text(finding, "message"),
        side(finding, "left"),
        side(finding, "right"),
        secret,
        Optional.ofNullable(finding.text("owner")),
        texts(finding, "also"),
        finding.get("allowance") instanceof Mapping allowed
            ? Optional.of(allowed(allowed))
            : Optional.empty(),
        finding.get("blame") instanceof Mapping blame
            ? Optional.of(
                new Finding.Blame(
                    text(blame, "commit"), text(blame, "date"), text(blame, "subject")))
            : Optional.empty(),
        text(finding, "remedy"));
  }

  private static Finding.Allowed allowed(Mapping allowed) {
    return new Finding.Allowed(
        text(allowed, "item"),
        text(allowed, "expect"),
        text(allowed, "why"),
        text(allowed, "owner"),
        text(allowed, "expires"),
        text(allowed, "changeOurMind"),
        text(allowed, "at"));
  }

  private static Optional<Sighting> side(Mapping finding, String name) {
    if (!(finding.get(name) instanceof Mapping side)) {
      return Optional.empty();
    }
    Origin origin = side.origin();
    String unreadable = side.text("unreadable");
    Node node;
    if (side.get("secret") != null) {
      node =
          new Node.Secret(
              side.text("value"),
              new Hidden.Unkeyed(side.get("empty") != null),
              false,
              origin,
              side.line());
    } else if (unreadable != null) {
      node = new Node.Unreadable(unreadable, "", origin, side.line());
    } else {
      Node value = side.get("value");
      node = value == null ? side : value;
    }
    return Optional.of(new Sighting(node, text(side, "at")));
  }

  private static Coverage coverage(Mapping top) {
    return new Coverage(
        number(top, "coverage", "items"),
        number(top, "coverage", "paired"),
        number(top, "coverage", "substituted"),
        number(top, "coverage", "dropped"),
        number(top, "coverage", "unknown"),
        Map.of());
  }

  private static Severity severity(String word) {
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word)) {
        return severity;
      }
    }
    throw new IllegalStateException("the schema lets no severity pass but ours");
  }

  private static long number(Mapping from, String... path) {
    try {
      return new BigDecimal(text(from, path)).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new UsageError(String.join("/", path) + " is no count that a report can have");
    }
  }

  private static String text(Mapping from, String... path) {
    String text = from.text(path);
    return text == null ? "" : text;
  }

  private static List<String> texts(Mapping from, String name) {
    return sequence(from, name).stream()
        .map(node -> node instanceof Node.Scalar scalar ? scalar.text() : "")
        .toList();
  }

  private static List<Node> sequence(@Nullable Mapping from, String name) {
    return from != null && from.get(name) instanceof Node.Sequence sequence
        ? sequence.elements()
        : List.of();
  }
}
