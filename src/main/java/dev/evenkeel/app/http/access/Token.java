package dev.evenkeel.app.http.access;

import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A static token as the service keeps it: what it opens, and its hash alone.
 *
 * @param name whose it is, for the journal
 * @param sha256 of the whole token, in hex; a token is 32 random bytes, so no slow hash is needed
 * @param scopes what its bearer may do
 * @param project the only project it opens; nothing for all
 */
public record Token(String name, String sha256, Set<Scope> scopes, Optional<String> project) {
  private static final String PREFIX = "evenkeel_";
  private static final int SECRET_BYTES = 32;

  public Token {
    scopes = Set.copyOf(scopes);
  }

  /** A new secret, to be handed out once. */
  public static String secret(SecureRandom random) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public static String hash(String secret) {
    return Sha256.hex(secret);
  }

  /** Takes as long whether the first character differs or the last. */
  boolean opensWith(String secret) {
    return MessageDigest.isEqual(
        sha256.getBytes(StandardCharsets.US_ASCII),
        hash(secret).getBytes(StandardCharsets.US_ASCII));
  }

  Caller caller() {
    return new Caller("token " + name, scopes, project, Map.of("token", name));
  }
}
