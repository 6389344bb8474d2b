package dev.evenkeel.app.finding;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.check.Finding;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.Report;
import dev.evenkeel.report.ReportFormat;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.FileBytes;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.json.JsonReader;
import dev.evenkeel.value.ItemPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A report's findings. A comparison of this process goes through the same JSON as a report file:
 * what may not be shown there is not shown here either.
 *
 * @param left name of the left side
 * @param right name of the right side
 */
public record ReportedFindings(String left, String right, List<ReportedFinding> all) {
  private static final String SCHEMA = "https://evenkeel.dev/schemas/report/v1";

  public ReportedFindings {
    all = List.copyOf(all);
  }

  public Optional<ReportedFinding> named(String id) {
    return all.stream().filter(finding -> finding.id().equals(id)).findFirst();
  }

  /**
   * The one that was called so before something else spoke of its item, an allowance mostly.
   *
   * @param checks whose name it may have borne
   */
  public Optional<ReportedFinding> formerly(String id, Collection<String> checks) {
    return all.stream()
        .filter(
            finding ->
                checks.stream()
                    .anyMatch(
                        check -> Finding.id(check, ItemPath.parse(finding.item())).equals(id)))
        .findFirst();
  }

  public List<String> ids() {
    return all.stream().map(ReportedFinding::id).toList();
  }

  public static ReportedFindings of(Report report) {
    var json = new StringBuilder();
    try {
      ReportFormat.JSON.render(report, json, RenderOptions.plain());
    } catch (IOException e) {
      throw new UncheckedIOException("a builder does not fail", e);
    }
    return parse(json.toString().getBytes(StandardCharsets.UTF_8), "the report");
  }

  /** Those of a file that {@code compare --format json} wrote. */
  public static ReportedFindings in(Console console, String file) {
    NamedPath place;
    try {
      place = new NamedPath(console.directory().resolve(file), file);
    } catch (InvalidPathException e) {
      throw new UsageError("--report: this file system cannot have such a name; give a file");
    }
    return switch (FileBytes.read(place)) {
      case FileBytes.Refused refused -> throw refused(refused.unread());
      case FileBytes.Whole whole -> parse(whole.bytes(), file);
    };
  }

  private static ReportedFindings parse(byte[] json, String place) {
    Parsed parsed = JsonReader.document().read(json, place);
    if (!parsed.unread().isEmpty()) {
      throw refused(parsed.unread().getFirst());
    }
    if (parsed.trees().isEmpty()
        || !(parsed.trees().getFirst().root() instanceof Mapping top)
        || !SCHEMA.equals(top.text("schema"))
        || !(top.get("findings") instanceof Node.Sequence findings)) {
      throw new UsageError(
          place
              + " is no report of schema "
              + SCHEMA
              + "; write one with `evenkeel compare --format json --output FILE`");
    }
    return new ReportedFindings(
        name(top, "left"),
        name(top, "right"),
        findings.elements().stream()
            .filter(Mapping.class::isInstance)
            .map(finding -> ReportedFinding.of((Mapping) finding))
            .toList());
  }

  private static String name(Mapping top, String side) {
    String name = top.text(side);
    return name == null ? side : name;
  }

  private static UsageError refused(Unread unread) {
    return new UsageError(
        unread.at() + ": " + unread.why() + "; a report in JSON was expected, " + unread.next());
  }
}
