package dev.evenkeel.trail.record;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.tree.Hash;
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

/** Entries as canonical JSON (RFC 8785). What nobody stated is null, never left out. */
final class LeafJson {
  private static final long VERSION = 1;
  private static final String WHAT = "leaf";

  private LeafJson() {}

  static byte[] write(Entry entry) {
    var members = new TreeMap<String, @Nullable Object>();
    members.put("v", VERSION);
    members.put("key", entry.key());
    members.put("change", entry.change());
    members.put("changeSeq", entry.changeSeq());
    members.put("previous", entry.previous().map(Hash::base64).orElse(null));
    members.put("type", entry.type().word());
    members.put("project", entry.project().orElse(null));
    members.put("environment", entry.environment().orElse(null));
    members.put("scopeSeq", entry.scopeSeq());
    members.put("receivedAt", entry.receivedAt().toString());
    members.put("claimedAt", entry.claimedAt().map(Instant::toString).orElse(null));
    members.put("body", entry.body().map(LeafJson::commitment).orElse(null));
    members.put("evidence", entry.evidence().stream().map(LeafJson::commitment).toList());
    return CanonicalJson.bytes(members);
  }

  private static Map<String, Object> commitment(Commitment commitment) {
    return Map.of(
        "name", commitment.name(),
        "commitment", commitment.hash().base64(),
        "size", commitment.size(),
        "mediaType", commitment.mediaType());
  }

  static Entry read(byte[] leaf) {
    if (leaf.length > Entry.LARGEST_LEAF) {
      throw new Malformed(
          "leaf: has " + leaf.length + " bytes, at most " + Entry.LARGEST_LEAF + " are expected");
    }
    var members = new Members(StrictJson.object(leaf, WHAT));
    if (members.number("v") != VERSION) {
      throw new Malformed("leaf: its version is not 1; a newer evenkeel wrote it");
    }
    String word = members.text("type");
    Entry entry =
        new Entry(
            members.text("key"),
            members.text("change"),
            members.number("changeSeq"),
            members.optional("previous").map(LeafJson::hash),
            RecordType.of(word).orElseThrow(() -> new Malformed("leaf: no such type: " + word)),
            members.optional("project"),
            members.optional("environment"),
            members.number("scopeSeq"),
            instant(members.text("receivedAt")),
            members.optional("claimedAt").map(LeafJson::instant),
            Optional.ofNullable(members.all.get("body")).map(LeafJson::commitment),
            members.list("evidence").stream().map(LeafJson::commitment).toList());
    if (!Arrays.equals(write(entry), leaf)) {
      throw new Malformed(
          "leaf: not in the one spelling of RFC 8785 with the members of version 1");
    }
    return entry;
  }

  private static Commitment commitment(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new Malformed("leaf: a commitment is an object");
    }
    var members = new Members(StrictJson.named(map));
    return new Commitment(
        members.text("name"),
        hash(members.text("commitment")),
        members.number("size"),
        members.text("mediaType"));
  }

  private static Hash hash(String base64) {
    try {
      return Hash.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new Malformed("leaf: a hash is base64 of 32 bytes");
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Malformed("leaf: a time is spelled as in 2026-11-26T17:00:00Z");
    }
  }

  /** The members of an object, asked for by the type they must have. */
  private record Members(Map<String, @Nullable Object> all) {
    String text(String name) {
      return optional(name).orElseThrow(() -> new Malformed("leaf: " + name + " is missing"));
    }

    Optional<String> optional(String name) {
      return switch (all.get(name)) {
        case null -> Optional.empty();
        case String text -> Optional.of(text);
        default -> throw new Malformed("leaf: " + name + " is not a string");
      };
    }

    long number(String name) {
      if (all.get(name) instanceof Long number) {
        return number;
      }
      throw new Malformed("leaf: " + name + " is not a whole number");
    }

    List<Object> list(String name) {
      if (!(all.get(name) instanceof List<?> elements)) {
        throw new Malformed("leaf: " + name + " is not a list");
      }
      var values = new ArrayList<Object>();
      for (Object element : elements) {
        if (element == null) {
          throw new Malformed("leaf: null in the list " + name);
        }
        values.add(element);
      }
      return values;
    }
  }
}
