package dev.evenkeel.operation.lookout;

import dev.evenkeel.operation.VerdictReason;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.state.Known;
import dev.evenkeel.trail.state.Span;
import dev.evenkeel.trail.state.Watched;
import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The record that a look is worth. It is filed under a name of its own and not under a change:
 * nobody ships anything by being looked at.
 *
 * @param project whose log it belongs to, where a log serves several
 * @param limit how long it stays good
 */
public record LookRecord(
    String left, String right, Optional<String> project, Duration limit, Look look) {
  private static final int LONGEST = 200;

  /** What the log calls it. */
  public static String change(String left, String right) {
    String name = Watched.CHANGE + left + ":" + right;
    return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST
        ? name
        : Watched.CHANGE + Sha256.hex(name);
  }

  /**
   * The record to add, or the one that says all of it already. The same result is news once more
   * where something came into the environment, or somebody else compared it, since it was recorded:
   * the older record says nothing of after that.
   */
  public sealed interface News {
    /** The newest comparison of the environment says the same. */
    record Same(long index) implements News {}

    /** The log has to have it. */
    record Fresh(Submission submission) implements News {}
  }

  public News held(Storage.Reader reader) {
    long newest = newest(reader);
    Submission fresh = submission(newest);
    return newest >= 0 && says(reader, newest, fresh)
        ? new News.Same(newest)
        : new News.Fresh(fresh);
  }

  /** The newest record that has a bearing on what a comparison of the environment says. */
  private long newest(Storage.Reader reader) {
    for (long index : reader.indicesOfScope(Entry.scope(project, Optional.of(right))).reversed()) {
      if (Known.bearsOnComparison(Entry.parse(reader.leaf(index)).type())) {
        return index;
      }
    }
    return -1;
  }

  /** Byte for byte: what was erased since, or somebody else recorded, is not the same. */
  private static boolean says(Storage.Reader reader, long index, Submission fresh) {
    Entry entry = Entry.parse(reader.leaf(index));
    List<Commitment> kept = entry.commitments();
    List<Attachment> made =
        Stream.concat(fresh.body().stream(), fresh.evidence().stream()).toList();
    if (entry.type() != fresh.type()
        || !entry.change().equals(fresh.change())
        || kept.size() != made.size()) {
      return false;
    }
    for (int i = 0; i < kept.size(); i++) {
      byte[] content = made.get(i).content();
      if (!kept.get(i).name().equals(made.get(i).name())
          || reader.blob(kept.get(i).hash()).filter(blob -> blob.holds(content)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The record.
   *
   * @param after the record it follows: the same look after another one is another request
   */
  private Submission submission(long after) {
    return switch (look) {
      case Look.Blind blind -> submission(after, body("inconclusive", blind.why()), List.of());
      case Look.Seen seen -> seen(after, seen);
    };
  }

  private Submission seen(long after, Look.Seen seen) {
    Map<String, Object> body =
        body(seen.report().verdict().word(), VerdictReason.of(seen.report().verdict()));
    body.put("report", Sha256.hex(seen.json()));
    body.put("policy", Sha256.hex(seen.policy()));
    try {
      return submission(
          after,
          body,
          List.of(
              new Attachment(
                  "report.json",
                  "application/json",
                  seen.json().getBytes(StandardCharsets.UTF_8))));
    } catch (Malformed e) {
      // Too large, or it looks like a credential: the log keeps the verdict and its digest.
      body.put("reportNotKept", String.valueOf(e.getMessage()));
      return submission(after, body, List.of());
    }
  }

  private Map<String, Object> body(String verdict, String reason) {
    var body = new TreeMap<String, Object>();
    body.put("verdict", verdict);
    body.put("left", left);
    body.put("right", right);
    body.put("limit", Span.written(limit));
    body.put("reason", reason);
    return body;
  }

  private Submission submission(
      long after, Map<String, Object> members, List<Attachment> evidence) {
    byte[] body = CanonicalJson.bytes(members);
    String key =
        "compare-"
            + Sha256.hex(
                CanonicalJson.bytes(
                    Map.of(
                        "after",
                        after,
                        "body",
                        Sha256.hex(body),
                        "project",
                        project.orElse(""),
                        "change",
                        change(left, right))));
    return new Submission(
        key,
        change(left, right),
        RecordType.PARITY_CHECKED,
        project,
        Optional.of(right),
        Optional.empty(),
        Optional.of(Attachment.json(body)),
        evidence);
  }
}
