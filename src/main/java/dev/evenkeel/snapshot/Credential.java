package dev.evenkeel.snapshot;

import dev.evenkeel.snapshot.Node.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a credential among what is covered. Covering errs on the side of silence ({@code
 * token.mode: fast} is covered for its name); a sentence about a shared or misplaced credential
 * must not.
 */
public final class Credential {
  private static final int SHORTEST = 4;

  /** What says where a secret is kept, and holds none. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{[^}]*}|\\$\\([^)]*\\)|\\$\\$?[A-Z_][A-Z0-9_]*|\\{\\{.*}}|<[^>]*>|%[A-Z_]+%"
              + "|(?:vault|op|ssm|arn|ref\\+\\w+|secretsmanager|gcpsecretmanager|azurekeyvault"
              + "|file|env|sm|keyvault|awssm|akeyless|bw):.*"
              + "|projects/[^/]+/secrets/.*|/(?:run/secrets|var/run|etc|vault/secrets|mnt)/.*"
              + "|\\(\\(.*\\)\\)|!\\w+ .*",
          Pattern.DOTALL);

  private static final Set<String> WORDS =
      Set.of("none", "null", "yes", "no", "on", "off", "true", "false", "disabled", "enabled");

  /** A covered piece is preceded by its length. */
  private static final Pattern PIECE = Pattern.compile("\\d+:(.*)", Pattern.DOTALL);

  private Credential() {}

  /**
   * Whether the secret is a credential: not empty, no placeholder, no reference to where it is
   * kept, no user name without a password. Of a secret that was read elsewhere only its being empty
   * or a placeholder is known.
   *
   * @param byPlace whether the place alone makes it one, a Kubernetes Secret's data
   * @param key the name it stands under
   */
  public static boolean isOne(Secret secret, String key, boolean byPlace) {
    if (secret.placeholder() || secret.hidden().empty()) {
      return false;
    }
    boolean named = byPlace || endsAsOne(key);
    if (!(secret.hidden() instanceof Hidden.Held held)) {
      return named || secret.visible() != null;
    }
    String value = held.reveal().strip();
    if (secret.visible() != null) {
      return piece(value, secret.visible());
    }
    return value.length() >= SHORTEST
        && !WORDS.contains(value.toLowerCase(Locale.ROOT))
        && !REFERENCE.matcher(value).matches()
        && (named || SecretText.cover(value).isPresent());
  }

  /** Of a text that is covered in part: the userinfo of a URL, an assignment in an option. */
  private static boolean piece(String pieces, String visible) {
    var matcher = PIECE.matcher(pieces);
    String piece = matcher.matches() ? matcher.group(1) : pieces;
    if (visible.contains("://" + SecretText.COVER + "@")) {
      int colon = piece.indexOf(':');
      return colon >= 0 && colon + 1 < piece.length() && !refers(piece.substring(colon + 1));
    }
    return piece.length() >= SHORTEST && !refers(piece);
  }

  private static boolean refers(String text) {
    return REFERENCE.matcher(text).matches() || Placeholder.isPlaceholder(text);
  }

  /** {@code DB_PASSWORD} is one, {@code token.mode} is not. */
  private static boolean endsAsOne(String key) {
    List<String> words = SecretName.words(key);
    int last = words.size() - 1;
    while (last > 0 && isSuffix(words.get(last))) {
      last--;
    }
    String end = words.get(last);
    String singular =
        end.endsWith("s") && !end.endsWith("ss") ? end.substring(0, end.length() - 1) : end;
    return singular.contains("password")
        || singular.contains("passwd")
        || singular.endsWith("secret")
        || singular.endsWith("token")
        || singular.endsWith("credential")
        || singular.endsWith("apikey")
        || singular.endsWith("privatekey")
        || (singular.equals("key") && last > 0);
  }

  private static boolean isSuffix(String word) {
    return Set.of("value", "data", "text", "raw", "base64", "b64", "old", "new").contains(word)
        || word.chars().allMatch(Character::isDigit);
  }
}
