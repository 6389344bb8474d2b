package dev.evenkeel.operation.spool;

import dev.evenkeel.attest.Envelope;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that found no log, as it was made, and when and why it had to wait.
 *
 * @param asked the request, unchanged
 * @param spooledAt when it was made, by the maker's clock
 * @param reason why it waits
 */
public record SpooledRecord(Submission asked, Instant spooledAt, String reason) {
  private static final String TYPE = "application/vnd.evenkeel.spooled-record+json";

  /** The evidence that a late record bears beside its own. */
  private static final String LATE = "late.json";

  /** One line of JSON, signed, in one spelling. */
  public String signed(SignerKey key) {
    return Envelope.sign(TYPE, SpooledJson.write(this), key).json() + "\n";
  }

  /** Reads what this key signed; anything else is no spooled record of ours. */
  public static SpooledRecord parse(byte[] line, VerifierKey key) {
    byte[] payload =
        Envelope.parse(line)
            .open(List.of(key), 1, List.of(TYPE))
            .orElseThrow(
                () ->
                    new Malformed(
                        "not as this spool's key "
                            + key
                            + " signed it: somebody changed it, or it is of another spool"));
    return SpooledJson.read(payload);
  }

  /**
   * What is sent late: the record claims the time at which it was made, and says that it comes late
   * and why, in words of its maker's.
   */
  public Submission late() {
    var evidence = new ArrayList<>(asked.evidence());
    if (evidence.stream().noneMatch(piece -> piece.name().equals(LATE))) {
      evidence.add(
          new Attachment(
              LATE,
              "application/json",
              CanonicalJson.bytes(
                  Map.of("reason", "late: " + reason, "spooledAt", spooledAt.toString()))));
    }
    return new Submission(
        asked.key(),
        asked.change(),
        asked.type(),
        asked.project(),
        asked.environment(),
        Optional.of(asked.claimedAt().orElse(spooledAt)),
        asked.body(),
        evidence);
  }

  /** Whether another request under the same key is the same one. */
  public boolean sameAs(Submission other) {
    return new String(SpooledJson.request(asked), StandardCharsets.UTF_8)
        .equals(new String(SpooledJson.request(other), StandardCharsets.UTF_8));
  }
}
