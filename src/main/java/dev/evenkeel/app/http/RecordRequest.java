package dev.evenkeel.app.http;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.value.CanonicalJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record as a caller writes it. Unknown members are errors: a misspelt one would be lost. */
record RecordRequest(
    Optional<String> change,
    Optional<RecordType> type,
    Optional<String> environment,
    Optional<Instant> claimedAt,
    Optional<Attachment> body,
    List<Attachment> evidence) {
  private static final Set<String> MEMBERS =
      Set.of("change", "type", "environment", "claimedAt", "body", "evidence");
  private static final int MOST_EVIDENCE = 32;

  static RecordRequest parse(byte[] json) {
    Map<String, @Nullable Object> members = StrictJson.exactObject(json, "request");
    for (String name : members.keySet()) {
      if (!MEMBERS.contains(name)) {
        throw new Malformed(
            "request: no member "
                + name
                + " is expected; there are "
                + new java.util.TreeSet<>(MEMBERS));
      }
    }
    return new RecordRequest(
        text(members, "change"),
        text(members, "type").map(RecordRequest::type),
        text(members, "environment"),
        text(members, "claimedAt").map(RecordRequest::time),
        body(members.get("body")),
        evidence(members.get("evidence")));
  }

  private static RecordType type(String word) {
    return RecordType.of(word)
        .orElseThrow(
            () ->
                new Malformed(
                    "type: no such type; there are " + String.join(", ", RecordType.words())));
  }

  private static Instant time(String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeException e) {
      throw new Malformed("claimedAt: a time in UTC is expected, as in 2026-11-26T17:00:00Z");
    }
  }

  private static Optional<Attachment> body(@Nullable Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case Map<?, ?> members -> Optional.of(Attachment.json(CanonicalJson.bytes(members)));
      default -> throw new Malformed("body: an object is expected");
    };
  }

  private static List<Attachment> evidence(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list) || list.size() > MOST_EVIDENCE) {
      throw new Malformed("evidence: a list of at most " + MOST_EVIDENCE + " is expected");
    }
    var evidence = new ArrayList<Attachment>();
    for (Object each : list) {
      if (!(each instanceof Map<?, ?> members)
          || !(members.get("name") instanceof String name)
          || !(members.get("content") instanceof String content)
          || !(members.get("mediaType") instanceof String mediaType)
          || members.size() != 3) {
        throw new Malformed("evidence: each is {name, mediaType, content}, its content in base64");
      }
      evidence.add(new Attachment(name, mediaType, decoded(name, content)));
    }
    return evidence;
  }

  private static byte[] decoded(String name, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new Malformed("evidence " + name + ": its content is not base64");
    }
  }

  private static Optional<String> text(Map<String, @Nullable Object> members, String name) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw new Malformed(name + ": a string is expected");
    };
  }
}
