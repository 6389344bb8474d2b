package dev.evenkeel.app.finding;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * One finding as the report tells it.
 *
 * @param id 12 hex digits
 * @param itemClass the word of the report, e.g. {@code DIFFERENT}
 * @param also other checks that speak about the item
 * @param allowedAt where the allowance stands that lets it pass or whose expectation it breaks
 * @param blame commit, date and subject, where they are known
 */
public record ReportedFinding(
    String id,
    String check,
    String severity,
    String itemClass,
    String item,
    String message,
    Optional<ReportedSide> left,
    Optional<ReportedSide> right,
    Optional<String> owner,
    List<String> also,
    Optional<String> allowedAt,
    Optional<String> blame,
    String remedy) {

  static ReportedFinding of(Mapping finding) {
    return new ReportedFinding(
        text(finding, "id"),
        text(finding, "check"),
        text(finding, "severity"),
        text(finding, "class"),
        text(finding, "item"),
        text(finding, "message"),
        side(finding.get("left")),
        side(finding.get("right")),
        Optional.ofNullable(finding.text("owner")),
        also(finding),
        Optional.ofNullable(finding.text("allowance", "at")),
        blame(finding),
        text(finding, "remedy"));
  }

  private static String text(Mapping mapping, String key) {
    String text = mapping.text(key);
    return text == null ? "" : text;
  }

  private static Optional<ReportedSide> side(@org.jspecify.annotations.Nullable Node node) {
    if (!(node instanceof Mapping side)) {
      return Optional.empty();
    }
    String secret = side.text("secret");
    String unreadable = side.text("unreadable");
    Node value = side.get("value");
    String shown = value == null ? "" : OneLine.of(value);
    if (secret != null) {
      shown = (shown.isEmpty() ? "" : shown + " ") + "(secret, " + secret + ")";
    } else if (unreadable != null) {
      shown = "(unreadable: " + unreadable + ")";
    }
    return Optional.of(new ReportedSide(shown, text(side, "at")));
  }

  private static List<String> also(Mapping finding) {
    return finding.get("also") instanceof Node.Sequence also
        ? also.elements().stream().map(OneLine::bare).toList()
        : List.of();
  }

  private static Optional<String> blame(Mapping finding) {
    return finding.get("blame") instanceof Mapping blame
        ? Optional.of(
            text(blame, "commit") + ", " + text(blame, "date") + ": " + text(blame, "subject"))
        : Optional.empty();
  }
}
