package dev.evenkeel.operation.gate;

import dev.evenkeel.check.Finding;
import dev.evenkeel.report.Report;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The declared exceptions that a verdict rests on, each a record of its own. */
public final class ExceptionRecords {
  private ExceptionRecords() {}

  /**
   * One for each allowed item.
   *
   * @param decision the key of the verdict's record; the same decision has the same exceptions
   */
  public static List<Submission> of(Report report, String change, String decision) {
    return report.findings().stream()
        .flatMap(
            finding ->
                finding.allowance().stream()
                    .map(allowed -> used(report, change, decision, finding, allowed)))
        .toList();
  }

  private static Submission used(
      Report report, String change, String decision, Finding finding, Finding.Allowed allowed) {
    var body = new TreeMap<String, Object>();
    body.put("item", finding.item().toString());
    body.put("allowance", allowed.item());
    body.put("expect", allowed.expect());
    body.put("why", allowed.why());
    body.put("owner", allowed.owner());
    body.put("expires", allowed.expires());
    body.put("changeOurMind", allowed.changeOurMind());
    body.put("decision", decision);
    return new Submission(
        "exception-" + digest(Map.of("decision", decision, "item", finding.item().toString())),
        change,
        RecordType.EXCEPTION_USED,
        Optional.empty(),
        Optional.of(report.right()),
        Optional.empty(),
        Optional.of(Attachment.json(CanonicalJson.bytes(body))),
        List.of());
  }

  private static String digest(Map<String, Object> of) {
    return Sha256.hex(CanonicalJson.of(of));
  }
}
