package dev.evenkeel.source.database.mysql;

/** Names as the server writes them into file names: {@code @002d} is a hyphen. */
final class FileName {
  private static final int DIGITS = 4;

  private FileName() {}

  static String decoded(String name) {
    if (name.indexOf('@') < 0) {
      return name;
    }
    var text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      int end = i + 1 + DIGITS;
      if (name.charAt(i) == '@' && end <= name.length() && isHex(name.substring(i + 1, end))) {
        text.append((char) Integer.parseInt(name.substring(i + 1, end), 16));
        i += DIGITS;
      } else {
        text.append(name.charAt(i));
      }
    }
    return text.toString();
  }

  private static boolean isHex(String digits) {
    return digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
