package dev.evenkeel.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a key's name alone says about the secrecy of its value. */
enum SecretName {
  /** Nothing. */
  ORDINARY,
  /** Its value is secret, whatever it is (a boolean alone excepted). */
  SECRET,
  /** Its value is secret unless it is a number or a duration ({@code token_ttl: 3600}). */
  SECRET_UNLESS_AMOUNT,
  /** It says which Secret is meant, and holds none ({@code secretName}). */
  NAMES_A_SECRET;

  /** What a key is for where the key itself is the secret; an access key's id is none. */
  private static final Set<String> KEYS = Set.of("access", "signing", "encryption", "master");

  private static final Set<String> REFERENCE_ENDS =
      Set.of("name", "names", "ref", "refs", "reference");
  private static final int CACHED_AT_MOST = 20_000;
  private static final ConcurrentHashMap<String, SecretName> KNOWN = new ConcurrentHashMap<>();

  static SecretName of(String key) {
    SecretName known = KNOWN.get(key);
    if (known != null) {
      return known;
    }
    SecretName judged = judge(words(key));
    if (KNOWN.size() < CACHED_AT_MOST) {
      KNOWN.put(key, judged);
    }
    return judged;
  }

  /** Whether scalars directly below a mapping or list of this name are secret as well. */
  static boolean holdsSecrets(String key) {
    SecretName name = of(key);
    return (name == SECRET || name == SECRET_UNLESS_AMOUNT) && !key.equals("imagePullSecrets");
  }

  private static SecretName judge(List<String> words) {
    boolean secret = false;
    boolean amount = false;
    for (int i = 0; i < words.size(); i++) {
      String word = singular(unnumbered(words.get(i)));
      if (word.contains("password") || word.contains("passwd") || word.endsWith("secret")) {
        secret = true;
      } else if (word.endsWith("apikey") || word.endsWith("privatekey")) {
        secret = true;
      } else if (word.equals("key")
          && i > 0
          && (Set.of("api", "private").contains(words.get(i - 1))
              || (i == words.size() - 1 && KEYS.contains(words.get(i - 1))))) {
        secret = true;
      } else if (word.equals("passphrase") || word.equals("pwd")) {
        secret = true;
      } else if (word.equals("pass") && i == words.size() - 1) {
        secret = true;
      } else if (word.endsWith("token") || word.endsWith("credential")) {
        amount = true;
      }
    }
    if (!secret && !amount) {
      return ORDINARY;
    }
    boolean reference =
        REFERENCE_ENDS.contains(words.getLast())
            && words.stream().anyMatch(w -> singular(w).endsWith("secret"));
    if (reference || words.getFirst().equals("existing")) {
      return NAMES_A_SECRET;
    }
    return secret ? SECRET : SECRET_UNLESS_AMOUNT;
  }

  /** {@code password2} is a password as well. */
  private static String unnumbered(String word) {
    int end = word.length();
    while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }

  private static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  /** {@code dbPassword}, {@code DB_PASSWORD} and {@code db-password} are the words db, password. */
  static List<String> words(String key) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        flush(word, words);
        continue;
      }
      boolean startsWord =
          Character.isUpperCase(c)
              && i > 0
              && (Character.isLowerCase(key.charAt(i - 1))
                  || (i + 1 < key.length()
                      && Character.isUpperCase(key.charAt(i - 1))
                      && Character.isLowerCase(key.charAt(i + 1))));
      if (startsWord) {
        flush(word, words);
      }
      word.append(c);
    }
    flush(word, words);
    return words.isEmpty() ? List.of("") : words;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }
}
