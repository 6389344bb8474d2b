package dev.evenkeel.trail;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A log in memory with its mark, and a clock that a test sets. */
public final class MemoryLog implements HighWater {
  public static final SignerKey KEY = SignerKey.of("example.org/log", new byte[32]);

  public final MemoryStorage storage = new MemoryStorage();
  public Optional<SignedNote> mark = Optional.empty();
  public Signers signers = Signers.of(KEY);
  public Instant now = Instant.parse("2026-11-27T12:00:00Z");

  @Override
  public Optional<SignedNote> read() {
    return mark;
  }

  @Override
  public void advance(SignedNote checkpoint) {
    if (mark.isEmpty() || size(mark.get()) < size(checkpoint)) {
      mark = Optional.of(checkpoint);
    }
  }

  private static long size(SignedNote note) {
    return Checkpoint.parse(note.text()).size();
  }

  public TransparencyLog log() {
    return new TransparencyLog(
        storage, this, signers, Clock.fixed(now, ZoneOffset.UTC), new SecureRandom());
  }

  public Outcome append(Submission submission) {
    return log().append(submission);
  }

  public TlogProof recorded(Submission submission) {
    return assertInstanceOf(Outcome.Recorded.class, append(submission)).receipt();
  }

  String unfit(Submission submission) {
    return assertInstanceOf(Outcome.Unfit.class, append(submission)).problem();
  }

  public Entry entry(long index) {
    return Entry.parse(storage.read(reader -> reader.leaf(index)));
  }

  public long size() {
    return storage.read(Storage.Reader::frontier).size();
  }

  public static Submission submission(
      String key, RecordType type, String body, String... evidence) {
    return new Submission(
        key,
        "c",
        type,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Attachment.json(body.getBytes(StandardCharsets.UTF_8))),
        java.util.Arrays.stream(evidence).map(MemoryLog::evidence).toList());
  }

  public static Submission plain(String key, Optional<String> environment) {
    return new Submission(
        key,
        "c",
        RecordType.TEST_RESULT,
        Optional.empty(),
        environment,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** A piece of evidence that is called after what it says. */
  public static Attachment evidence(String text) {
    return new Attachment(text, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }
}
