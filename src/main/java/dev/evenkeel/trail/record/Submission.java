package dev.evenkeel.trail.record;

import dev.evenkeel.trail.note.Malformed;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a writer asks to have remembered.
 *
 * @param key names this request among its project's for ever; the same one again gets the first
 *     receipt
 * @param change which change it is about
 * @param type what kind of record
 * @param project whose log this is, where a log serves several
 * @param environment where it happened
 * @param claimedAt when it happened, as the writer says
 * @param body the record's own fields, a JSON object
 * @param evidence further bytes
 */
public record Submission(
    String key,
    String change,
    RecordType type,
    Optional<String> project,
    Optional<String> environment,
    Optional<Instant> claimedAt,
    Optional<Attachment> body,
    List<Attachment> evidence) {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final int LONGEST_NAME = 200;
  public static final int LARGEST_BODY = 1 << 20;
  public static final int LARGEST_EVIDENCE = 25 << 20;

  public Submission {
    evidence = List.copyOf(evidence);
    name("key", key);
    name("change", change);
    project.ifPresent(text -> name("project", text));
    environment.ifPresent(text -> name("environment", text));
    body.ifPresent(
        attachment -> {
          sized(attachment, LARGEST_BODY);
          Credentials.refuse(attachment);
          Detail.of(type, StrictJson.object(attachment.content(), "body"));
        });
    var names = new HashSet<String>();
    for (Attachment attachment : evidence) {
      name("evidence", attachment.name());
      sized(attachment, LARGEST_EVIDENCE);
      Credentials.refuse(attachment);
      if (!names.add(attachment.name())) {
        throw new Malformed("evidence: two pieces are called " + attachment.name());
      }
    }
  }

  /** The same with one more piece of evidence. */
  public Submission with(Attachment more) {
    var all = new ArrayList<>(evidence);
    all.add(more);
    return new Submission(key, change, type, project, environment, claimedAt, body, all);
  }

  /**
   * A record is about what has happened, by the log's clock, give or take what clocks differ by.
   */
  public void notAfter(Instant now) {
    if (claimedAt.isPresent() && claimedAt.get().isAfter(now.plus(SKEW))) {
      throw new Malformed(
          "claimedAt: "
              + claimedAt.get()
              + " has not come yet, the log's clock says "
              + now
              + "; a record is about what has happened");
    }
  }

  private static void name(String field, String text) {
    boolean odd =
        text.codePoints()
            .anyMatch(
                c ->
                    Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || (Character.isSpaceChar(c) && c != ' ')
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    if (text.isBlank() || odd || length > LONGEST_NAME) {
      throw new Malformed(
          field
              + ": has "
              + length
              + " bytes; expected 1 to 200, not blank, no control characters");
    }
    // Two names that look the same would be two changes, and what stands against one not in sight.
    if (!text.equals(text.strip()) || !Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      throw new Malformed(
          field + ": begins or ends with a space, or has letters that are not composed (NFC)");
    }
    Credentials.refuse(field, text);
  }

  private static void sized(Attachment attachment, int largest) {
    int length = attachment.content().length;
    if (length > largest) {
      throw new Malformed(
          attachment.name() + ": has " + length + " bytes, at most " + largest + " are kept");
    }
  }
}
