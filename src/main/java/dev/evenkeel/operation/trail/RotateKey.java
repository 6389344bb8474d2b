package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.value.Sha256;
import java.util.List;
import java.util.Optional;

/** What a log says of its own keys: a new one is announced, an old one retired. */
public final class RotateKey {
  private RotateKey() {}

  /** Signed by the key that vouches and by the new one. */
  public static Submission announce(
      KeyNotice.Role role, SignerKey by, SignerKey key, String reason) {
    var notice = new KeyNotice(role, KeyNotice.Act.ANNOUNCES, by.verifier(), key.verifier());
    return submission(notice, notice.body(reason, by, key));
  }

  /** Signed by the key that stays. */
  public static Submission retire(SignerKey by, VerifierKey key, String reason) {
    var notice = new KeyNotice(KeyNotice.Role.LOG, KeyNotice.Act.RETIRES, by.verifier(), key);
    return submission(notice, notice.body(reason, by));
  }

  /** The same notice has the same key, so that a rotation that was interrupted goes on. */
  private static Submission submission(KeyNotice notice, byte[] body) {
    String digest = Sha256.hex(notice.key().toString());
    return new Submission(
        notice.role().word() + "-key-" + notice.act().word() + "-" + digest,
        KeyNotice.CHANGE,
        RecordType.KEY_ROTATED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Attachment.json(body)),
        List.of());
  }
}
