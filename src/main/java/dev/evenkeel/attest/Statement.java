package dev.evenkeel.attest;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.value.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An in-toto statement (Statement v1): a predicate about subjects.
 *
 * @param subjects what it is about, at least one
 * @param predicateType a URI that says how to read the predicate
 * @param predicate what is said
 */
public record Statement(
    List<Subject> subjects, String predicateType, Map<String, Object> predicate) {
  public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
  static final String TYPE = "https://in-toto.io/Statement/v1";
  private static final int MOST_SUBJECTS = 256;

  public Statement {
    subjects = List.copyOf(subjects);
    counted(subjects.size());
  }

  private static void counted(int subjects) {
    if (subjects < 1 || subjects > MOST_SUBJECTS) {
      throw new Malformed("statement: has " + subjects + " subjects, 1 to 256 are expected");
    }
  }

  public byte[] bytes() {
    var members = new TreeMap<String, Object>();
    members.put("_type", TYPE);
    members.put("subject", subjects.stream().map(Subject::members).toList());
    members.put("predicateType", predicateType);
    members.put("predicate", predicate);
    return CanonicalJson.bytes(members);
  }

  public Envelope signed(SignerKey key) {
    return Envelope.sign(PAYLOAD_TYPE, bytes(), key);
  }

  /** Reads a statement; members it does not know are ignored, as the format asks. */
  public static Statement parse(byte[] payload) {
    Map<String, @Nullable Object> members = StrictJson.object(payload, "statement");
    if (!TYPE.equals(members.get("_type"))) {
      throw new Malformed("statement: _type is not " + TYPE);
    }
    if (!(members.get("subject") instanceof List<?> subjects)
        || !(members.get("predicateType") instanceof String type)) {
      throw new Malformed("statement: subject and predicateType are needed");
    }
    counted(subjects.size());
    var parsed = new ArrayList<Subject>();
    for (Object subject : subjects) {
      if (!(subject instanceof Map<?, ?> map) || !(map.get("digest") instanceof Map<?, ?> digest)) {
        throw new Malformed("statement: each subject needs a digest");
      }
      var digests = new TreeMap<String, String>();
      digest.forEach((name, hex) -> digests.put(String.valueOf(name), String.valueOf(hex)));
      parsed.add(new Subject(map.get("name") instanceof String name ? name : "", digests));
    }
    var predicate = new TreeMap<String, Object>();
    if (members.get("predicate") instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (value != null) {
              predicate.put(String.valueOf(name), value);
            }
          });
    }
    return new Statement(parsed, type, predicate);
  }
}
