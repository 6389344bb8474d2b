package dev.evenkeel.attest;

import dev.evenkeel.trail.note.Ed25519;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.value.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bytes of a declared type and who signed them (DSSE 1.0.2, Ed25519). */
public final class Envelope {
  /**
   * One signature.
   *
   * @param keyId a hint which key it is by, nothing more
   * @param base64 the signature
   */
  public record Signed(Optional<String> keyId, String base64) {}

  private final String payloadType;
  private final byte[] payload;
  private final List<Signed> signatures;

  private Envelope(String payloadType, byte[] payload, List<Signed> signatures) {
    this.payloadType = payloadType;
    this.payload = payload;
    this.signatures = List.copyOf(signatures);
  }

  public static Envelope sign(String payloadType, byte[] payload, SignerKey key) {
    String signature =
        Base64.getEncoder().encodeToString(key.signBytes(signedBytes(payloadType, payload)));
    var signed = new Signed(Optional.of(key.verifier().toString()), signature);
    return new Envelope(payloadType, payload.clone(), List.of(signed));
  }

  /** What is signed: lengths in bytes, so that type and payload cannot run into each other. */
  static byte[] signedBytes(String payloadType, byte[] payload) {
    byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(type);
    bytes.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(payload);
    return bytes.toByteArray();
  }

  public static Envelope parse(byte[] json) {
    Map<String, @Nullable Object> members = StrictJson.object(json, "envelope");
    if (!(members.get("payloadType") instanceof String type)
        || !(members.get("payload") instanceof String payload)
        || !(members.get("signatures") instanceof List<?> list)
        || list.isEmpty()) {
      throw new Malformed("envelope: payload, payloadType and at least one signature are needed");
    }
    var signatures = new ArrayList<Signed>();
    for (Object element : list) {
      if (!(element instanceof Map<?, ?> map) || !(map.get("sig") instanceof String sig)) {
        throw new Malformed("envelope: a signature is an object with a string sig");
      }
      Optional<String> keyId =
          map.get("keyid") instanceof String id ? Optional.of(id) : Optional.empty();
      signatures.add(new Signed(keyId, sig));
    }
    return new Envelope(type, decoded(payload), signatures);
  }

  /** Verifiers must take either alphabet. */
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw new Malformed("envelope: base64 is expected, standard or for URLs");
    }
  }

  /**
   * The payload, where enough different keys have signed it and its type is one of those the caller
   * knows how to read. Parse these bytes and no others.
   */
  public Optional<byte[]> open(
      Collection<VerifierKey> trusted, int threshold, Collection<String> types) {
    byte[] message = signedBytes(payloadType, payload);
    var signers = new LinkedHashSet<VerifierKey>();
    for (VerifierKey key : trusted) {
      for (Signed signed : signatures) {
        if (Ed25519.verifies(key.publicKey(), message, decoded(signed.base64()))
            && signers.stream().noneMatch(key::sameKey)) {
          signers.add(key);
        }
      }
    }
    return threshold > 0 && signers.size() >= threshold && types.contains(payloadType)
        ? Optional.of(payload.clone())
        : Optional.empty();
  }

  public String payloadType() {
    return payloadType;
  }

  /** One line of JSON, as stands in an .intoto.jsonl file. */
  public String json() {
    var members = new TreeMap<String, Object>();
    members.put("payloadType", payloadType);
    members.put("payload", Base64.getEncoder().encodeToString(payload));
    members.put(
        "signatures",
        signatures.stream()
            .map(
                signed -> {
                  var one = new TreeMap<String, Object>();
                  signed.keyId().ifPresent(id -> one.put("keyid", id));
                  one.put("sig", signed.base64());
                  return one;
                })
            .toList());
    return CanonicalJson.of(members);
  }
}
