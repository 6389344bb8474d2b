package dev.evenkeel.report.trail;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.record.ChangeState;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.value.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * One change for an auditor, in one file without a script: how it stands, who approved, what was
 * checked, every record, and where it is proved. Foreign text is escaped wherever it stands.
 */
public final class ChangePage {
  private static final String NOT_STATED = "not stated";
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <style>
      :root { color-scheme: light dark; --line: #8884; --quiet: #777; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 0 auto; padding: 2rem 1rem; }
      h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
      dl { display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr; gap: .25rem 1rem; margin: 0; }
      dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
      section { border: 1px solid var(--line); border-radius: 8px; padding: 1rem; margin: 1rem 0; }
      section h3 { margin: 0 0 .5rem; font-size: 1rem; }
      code { font-family: ui-monospace, monospace; font-size: .875em; overflow-wrap: anywhere; }
      @media print { section { break-inside: avoid; } }
      </style>
      """;

  private final StringBuilder out = new StringBuilder(HEAD);

  private ChangePage() {}

  public static String of(
      String change, List<Remembered> records, ChangeState state, SignedNote checkpoint) {
    var page = new ChangePage();
    page.summary(change, state);
    page.markup("<h2>Records</h2>\n");
    records.forEach(page::record);
    page.proof(Checkpoint.parse(checkpoint.text()));
    return page.out.append("</body></html>\n").toString();
  }

  private void summary(String change, ChangeState state) {
    markup("<title>").text(change).markup("</title></head><body>\n<h1>").text(change);
    markup(": ").text(state.phase().words()).markup("</h1>\n<dl>");
    term("Why", state.why().orElse(NOT_STATED));
    term(
        "Approved by",
        state.approvals().isEmpty() ? "nobody" : String.join(", ", state.approvals()));
    new TreeMap<RecordType, String>(state.verdicts())
        .forEach(
            (type, verdict) -> {
              int attempts = state.attempts().getOrDefault(type, 1);
              term(type.word(), attempts > 1 ? verdict + ", attempt " + attempts : verdict);
            });
    markup("</dl>\n");
  }

  private void record(Remembered record) {
    Entry entry = record.entry();
    markup("<section><h3>").text(entry.type().word()).markup("</h3><dl>");
    term("Received", entry.receivedAt() + " (UTC, the log's clock)");
    term("Claimed", entry.claimedAt().map(Instant::toString).orElse(NOT_STATED));
    term("Environment", entry.environment().orElse(NOT_STATED));
    if (record.erased()) {
      term("Body", "erased; the record proves that it was there");
    } else if (record.body().isEmpty()) {
      term("Body", NOT_STATED);
    }
    record
        .body()
        .ifPresent(body -> body.forEach((name, value) -> term(name, CanonicalJson.of(value))));
    for (Commitment commitment : entry.commitments()) {
      markup("<dt>Commits to</dt><dd>")
          .text(commitment.name() + ", " + commitment.size() + " bytes ");
      markup("<code>").text(commitment.hash().base64()).markup("</code></dd>");
    }
    term("In the log at", "index " + record.index() + ", under the key " + entry.key());
    markup("</dl></section>\n");
  }

  private void proof(Checkpoint head) {
    markup("<h2>Proof</h2>\n<dl>");
    term("Log", head.origin());
    term("Records", Long.toString(head.size()));
    markup("<dt>Root</dt><dd><code>").text(head.root().base64()).markup("</code></dd>");
    term("How to verify", "VERIFY.md beside this file names three independent ways");
    markup("</dl>\n");
  }

  private void term(String name, String value) {
    markup("<dt>").text(name).markup("</dt><dd>").text(value).markup("</dd>");
  }

  private ChangePage markup(String constant) {
    out.append(constant);
    return this;
  }

  /** The one way foreign text gets onto the page. What a browser would act on is spelled out. */
  private ChangePage text(String foreign) {
    foreign
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  int type = Character.getType(c);
                  if (Character.isISOControl(c)
                      || type == Character.FORMAT
                      || type == Character.SURROGATE) {
                    out.append(String.format("\\u%04x", c));
                  } else {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return this;
  }
}
