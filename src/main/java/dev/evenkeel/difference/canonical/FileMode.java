package dev.evenkeel.difference.canonical;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Mode bits of a file: {@code 0644} and {@code 0o644} are 420, as the YAML readers of Kubernetes'
 * tools take them; JSON has only the decimal form.
 */
final class FileMode {
  private static final Pattern OCTAL = Pattern.compile("0o?([0-7]{1,6})");
  private static final Pattern DECIMAL = Pattern.compile("[1-9]\\d{0,5}");

  private FileMode() {}

  /** The decimal form; empty where the text is no mode. */
  static Optional<String> canonical(String text) {
    var octal = OCTAL.matcher(text);
    if (octal.matches()) {
      return Optional.of(String.valueOf(Integer.parseInt(octal.group(1), 8)));
    }
    return text.equals("0") || DECIMAL.matcher(text).matches()
        ? Optional.of(text)
        : Optional.empty();
  }
}
