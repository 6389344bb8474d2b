package dev.evenkeel.operation.spool;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.CanonicalJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Spooled records as canonical JSON; bytes are base64, so that they come out as they went in. */
final class SpooledJson {
  private static final long VERSION = 1;

  private SpooledJson() {}

  static byte[] write(SpooledRecord spooled) {
    Map<String, @Nullable Object> members = members(spooled.asked());
    members.put("v", VERSION);
    members.put("spooledAt", spooled.spooledAt().toString());
    members.put("reason", spooled.reason());
    return CanonicalJson.bytes(members);
  }

  static byte[] request(Submission asked) {
    return CanonicalJson.bytes(members(asked));
  }

  private static Map<String, @Nullable Object> members(Submission asked) {
    var members = new TreeMap<String, @Nullable Object>();
    members.put("key", asked.key());
    members.put("change", asked.change());
    members.put("type", asked.type().word());
    members.put("project", asked.project().orElse(null));
    members.put("environment", asked.environment().orElse(null));
    members.put("claimedAt", asked.claimedAt().map(Instant::toString).orElse(null));
    members.put("body", asked.body().map(SpooledJson::base64).orElse(null));
    members.put("evidence", asked.evidence().stream().map(SpooledJson::piece).toList());
    return members;
  }

  private static Map<String, Object> piece(Attachment evidence) {
    return Map.of(
        "name", evidence.name(),
        "mediaType", evidence.mediaType(),
        "content", base64(evidence));
  }

  private static String base64(Attachment attachment) {
    return Base64.getEncoder().encodeToString(attachment.content());
  }

  static SpooledRecord read(byte[] payload) {
    Map<String, @Nullable Object> members = StrictJson.object(payload, "spooled record");
    if (!Long.valueOf(VERSION).equals(members.get("v"))) {
      throw new Malformed("spooled record: its version is not 1; a newer evenkeel wrote it");
    }
    String type = required(members, "type");
    var asked =
        new Submission(
            required(members, "key"),
            required(members, "change"),
            RecordType.of(type)
                .orElseThrow(() -> new Malformed("spooled record: no such type: " + type)),
            text(members, "project"),
            text(members, "environment"),
            text(members, "claimedAt").map(SpooledJson::time),
            text(members, "body").map(body -> Attachment.json(decoded(body))),
            evidence(members.get("evidence")));
    var spooled =
        new SpooledRecord(asked, time(required(members, "spooledAt")), required(members, "reason"));
    if (!Arrays.equals(write(spooled), payload)) {
      throw new Malformed("spooled record: has members that version 1 does not, or is respelt");
    }
    return spooled;
  }

  private static List<Attachment> evidence(@Nullable Object value) {
    if (!(value instanceof List<?> pieces)) {
      throw new Malformed("spooled record: evidence is not a list");
    }
    var evidence = new ArrayList<Attachment>();
    for (Object piece : pieces) {
      if (!(piece instanceof Map<?, ?> map)
          || !(map.get("name") instanceof String name)
          || !(map.get("mediaType") instanceof String mediaType)
          || !(map.get("content") instanceof String content)) {
        throw new Malformed("spooled record: a piece of evidence is {name, mediaType, content}");
      }
      evidence.add(new Attachment(name, mediaType, decoded(content)));
    }
    return evidence;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new Malformed("spooled record: bytes are base64");
    }
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Malformed("spooled record: a time is spelled as in 2026-11-26T17:00:00Z");
    }
  }

  private static String required(Map<String, @Nullable Object> members, String name) {
    return text(members, name)
        .orElseThrow(() -> new Malformed("spooled record: " + name + " is missing"));
  }

  private static Optional<String> text(Map<String, @Nullable Object> members, String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
