package dev.evenkeel.snapshot;

/**
 * Which forms of {@link SecretText} a text may hold, by one look at its characters: the expressions
 * are dear, most texts hold none of the forms, and comparisons run over millions of texts. It may
 * say that there is something to ask where there is not, and never the other way round.
 */
final class SecretSigns {
  static final int PRIVATE_KEY = 1;
  static final int JWT = 1 << 1;
  static final int PROVIDER = 1 << 2;
  static final int USERINFO = 1 << 3;
  static final int ASSIGNED = 1 << 4;
  static final int FLAGGED = 1 << 5;
  static final int AUTHORIZATION = 1 << 6;

  private SecretSigns() {}

  /** The signs that were seen, 0 for nearly every text. */
  static int of(String text) {
    int signs = 0;
    boolean within = false;
    char last = ' ';
    char lastButOne = ' ';
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        if (!within || c == 'e' || c == 'a' || c == 'A' || c == 'P') {
          signs |= ofWord(text, i, c, within);
        }
        lastButOne = within ? last : ' ';
        last = c;
        within = true;
        continue;
      }
      within = false;
      switch (c) {
        case '@' -> signs |= USERINFO;
        case '-' -> signs |= text.startsWith("--", i) ? FLAGGED : 0;
        case '=', ':' -> signs |= endsSecretName(lastButOne, last) ? ASSIGNED : 0;
        default -> {}
      }
    }
    return signs;
  }

  /** Of a letter or digit; what a provider's prefix starts with counts at the start of a word. */
  private static int ofWord(String text, int at, char c, boolean within) {
    int signs =
        switch (c) {
          case 'P' -> text.startsWith("PRIVATE KEY", at) ? PRIVATE_KEY : 0;
          case 'e' ->
              text.startsWith("eyJ", at) ? JWT : text.startsWith("earer ", at) ? AUTHORIZATION : 0;
          case 'a' -> text.startsWith("asic ", at) ? AUTHORIZATION : 0;
          case 'A' -> text.startsWith("ARER ", at) ? AUTHORIZATION : 0;
          default -> 0;
        };
    boolean provider = !within && at + 1 < text.length() && startsProvider(c, text.charAt(at + 1));
    return provider ? signs | PROVIDER : signs;
  }

  /** Whether a secret word ends so: password, passwd, pwd, secret, token, credentials, key. */
  private static boolean endsSecretName(char lastButOne, char last) {
    return switch (last) {
      case 'd', 'D' ->
          lastButOne == 'r' || lastButOne == 'R' || lastButOne == 'w' || lastButOne == 'W';
      case 't', 'T', 'n', 'N', 'y', 'Y' -> lastButOne == 'e' || lastButOne == 'E';
      case 'l', 'L' -> lastButOne == 'a' || lastButOne == 'A';
      case 's', 'S' -> lastButOne == 'l' || lastButOne == 'L';
      default -> false;
    };
  }

  private static boolean startsProvider(char first, char second) {
    return switch (first) {
      case 'A' -> second == 'K' || second == 'S' || second == 'I' || second == 'G';
      case 'S' -> second == 'G';
      case 'd' -> second == 'c' || second == 'o';
      case 'f', 'l' -> second == 'i';
      case 'g' -> second == 'h' || second == 'i' || second == 'l';
      case 'h' -> second == 'v' || second == 'f';
      case 'n' -> second == 'p';
      case 'p' -> second == 'k' || second == 'y';
      case 'r' -> second == 'k' || second == 'u';
      case 's' -> second == 'k' || second == 'h';
      case 'w' -> second == 'h';
      case 'x' -> second == 'o' || second == 'a';
      case 'y' -> second == 'a';
      default -> false;
    };
  }
}
