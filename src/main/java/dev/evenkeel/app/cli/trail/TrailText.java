package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.operation.trail.ShowTrail;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.record.ChangeState;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.value.CanonicalJson;
import java.time.Instant;
import java.util.TreeMap;

/** A trail for a terminal. */
final class TrailText {
  private static final String NOT_STATED = "not stated";
  private static final int LONGEST_VALUE = 120;

  private TrailText() {}

  static String of(ShowTrail.Trail trail) {
    var out = new StringBuilder();
    ChangeState state = trail.state();
    line(out, "change     " + trail.change());
    line(out, "stands     " + state.phase().words());
    line(out, "why        " + state.why().orElse(NOT_STATED));
    line(
        out,
        "approved   "
            + (state.approvals().isEmpty() ? "by nobody" : String.join(", ", state.approvals())));
    new TreeMap<>(state.verdicts())
        .forEach((type, verdict) -> line(out, checked(state, type, verdict)));
    trail
        .checkpoint()
        .map(note -> Checkpoint.parse(note.text()))
        .ifPresent(
            head ->
                line(
                    out,
                    "log        "
                        + head.origin()
                        + ", "
                        + head.size()
                        + " records, root "
                        + head.root().base64()));
    for (Remembered record : trail.records()) {
      out.append('\n');
      print(record, out);
    }
    return out.toString();
  }

  private static String checked(ChangeState state, RecordType type, String verdict) {
    int attempts = state.attempts().getOrDefault(type, 1);
    return "checked    "
        + type.word()
        + ": "
        + verdict
        + (attempts > 1 ? " (attempt " + attempts + ")" : "");
  }

  private static void print(Remembered record, StringBuilder out) {
    Entry entry = record.entry();
    line(out, "record " + record.index() + "  " + entry.type().word());
    line(out, "  received     " + entry.receivedAt());
    line(out, "  claimed      " + entry.claimedAt().map(Instant::toString).orElse(NOT_STATED));
    line(out, "  environment  " + entry.environment().orElse(NOT_STATED));
    line(out, "  key          " + entry.key());
    if (record.erased()) {
      line(out, "  body         erased; the record still proves that it was there");
    } else if (record.body().isEmpty()) {
      line(out, "  body         " + NOT_STATED);
    }
    record
        .body()
        .ifPresent(
            body ->
                body.forEach(
                    (name, value) ->
                        line(out, "  " + name + ": " + shortened(CanonicalJson.of(value)))));
    for (Commitment commitment : entry.commitments()) {
      line(
          out,
          "  commits to   "
              + commitment.name()
              + " ("
              + commitment.size()
              + " bytes, "
              + commitment.mediaType()
              + ") "
              + commitment.hash().base64());
    }
  }

  private static String shortened(String json) {
    return json.codePointCount(0, json.length()) <= LONGEST_VALUE
        ? json
        : json.substring(0, json.offsetByCodePoints(0, LONGEST_VALUE)) + "...";
  }

  private static void line(StringBuilder out, String text) {
    out.append(Printed.line(text)).append('\n');
  }
}
