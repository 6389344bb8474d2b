package dev.evenkeel.trail.rotation;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.value.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a record {@code key.rotated} says of a key, signed by a key that the log has already, and
 * where a new one is announced by that one too: who may write records is not who may change keys.
 *
 * @param role which of the log's keys
 * @param act what becomes of the key
 * @param by a key of the log, which vouches
 * @param key the key it is about
 */
public record KeyNotice(Role role, Act act, VerifierKey by, VerifierKey key) {
  /** The change that a log's own records about its keys belong to. */
  public static final String CHANGE = "log-keys";

  private static final String HEAD = "evenkeel.dev/key-notice/v1";
  private static final String MEMBER = "notice";

  /** Which key. */
  public enum Role {
    LOG("log"),
    STATEMENT("statement");

    private final String word;

    Role(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** What becomes of it. */
  public enum Act {
    ANNOUNCES("announces"),
    RETIRES("retires");

    private final String word;

    Act(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The text that is signed. */
  String text() {
    return HEAD + "\n" + role.word + "\nby " + by + "\n" + act.word + " " + key + "\n";
  }

  /** The record's body. */
  public byte[] body(String reason, SignerKey... signers) {
    return CanonicalJson.bytes(
        Map.of(
            "role",
            role.word,
            "act",
            act.word,
            "key",
            key.toString(),
            "reason",
            reason,
            MEMBER,
            SignedNote.sign(text(), signers).toString()));
  }

  /** Whether the bytes are such a body, whoever signed it: they are never erased. */
  public static boolean isIn(byte[] body) {
    return note(body).isPresent();
  }

  /** Reads a body; nothing where it is none, or not signed by those who have to. */
  public static Optional<KeyNotice> in(byte[] body) {
    return note(body).flatMap(KeyNotice::opened);
  }

  private static Optional<SignedNote> note(byte[] body) {
    try {
      return StrictJson.object(body, "body").get(MEMBER) instanceof String written
              && written.startsWith(HEAD + "\n")
          ? Optional.of(SignedNote.parse(written))
          : Optional.empty();
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private static Optional<KeyNotice> opened(SignedNote note) {
    return parse(note.text()).filter(notice -> notice.signers().stream().allMatch(signed(note)));
  }

  private static java.util.function.Predicate<VerifierKey> signed(SignedNote note) {
    return key -> note.open(List.of(key)).by(key);
  }

  /** A new key has to show that somebody holds it. */
  private List<VerifierKey> signers() {
    return act == Act.ANNOUNCES ? List.of(by, key) : List.of(by);
  }

  private static Optional<KeyNotice> parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 5 || !lines[2].startsWith("by ")) {
      return Optional.empty();
    }
    for (Role role : Role.values()) {
      for (Act act : Act.values()) {
        if (lines[1].equals(role.word) && lines[3].startsWith(act.word + " ")) {
          try {
            var notice =
                new KeyNotice(
                    role,
                    act,
                    VerifierKey.parse(lines[2].substring("by ".length())),
                    VerifierKey.parse(lines[3].substring(act.word.length() + 1)));
            return notice.text().equals(text) ? Optional.of(notice) : Optional.empty();
          } catch (Malformed e) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.empty();
  }
}
