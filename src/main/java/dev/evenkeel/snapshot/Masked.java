package dev.evenkeel.snapshot;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a value that stands for another one: a mask some tool put over a secret, or ciphertext. Two
 * equal masks say nothing about what is under them, and the same secret encrypts differently each
 * time, so such a leaf is {@link Node.Unreadable} and never equal to anything.
 *
 * <p>Known: SOPS and hiera-eyaml {@code ENC[...]}, Jasypt {@code ENC(...)}, Spring Cloud Config
 * {@code {cipher}...}, Ansible Vault, Vault transit {@code vault:v1:...}, dotenvx {@code
 * encrypted:...}, PGP and age armour; three or more asterisks or bullets; the word "redacted"; and
 * "redacted", "sensitive", "masked", "hidden" or "filtered" in brackets or asterisks.
 */
public final class Masked {
  private static final int LONGEST_MASK = 40;
  private static final String NEXT =
      "compare the decrypted or unmasked values, or declare an allowance with expect: any at this"
          + " exact path";

  private Masked() {}

  /**
   * The leaf for a value as read: the scalar, or {@link Node.Unreadable} where it is a stand-in.
   */
  public static Node leaf(Node.ScalarType type, String text, Origin origin, int line) {
    if (type == Node.ScalarType.STRING && text.length() >= 3) {
      String why = standIn(text);
      if (why != null) {
        return new Node.Unreadable(why, NEXT, origin, line);
      }
    }
    return new Node.Scalar(type, text, origin, line);
  }

  /**
   * The leaf of a format without templates of its own (.env, properties, INI): there a value that
   * is nothing but {@code {{ ... }}} or {@code <% ... %>} is what somebody has still to render.
   */
  public static Node flat(String text, Origin origin, int line) {
    String value = text.strip();
    boolean template =
        (value.startsWith("{{") && value.endsWith("}}"))
            || (value.startsWith("<%") && value.endsWith("%>"));
    return template
        ? new Node.Unreadable(TEMPLATE, NEXT, origin, line)
        : leaf(Node.ScalarType.STRING, text, origin, line);
  }

  /** A leaf that the format itself says is encrypted, whatever its text looks like. */
  public static Node.Unreadable encrypted(Origin origin, int line) {
    return new Node.Unreadable(ENCRYPTED, NEXT, origin, line);
  }

  /** Whether the leaf could not be read because it is a mask or ciphertext. */
  public static boolean isStandIn(Node.Unreadable leaf) {
    return leaf.next().equals(NEXT);
  }

  /** Why the text is no value of its own; empty for an ordinary value. */
  public static Optional<String> why(String text) {
    return Optional.ofNullable(standIn(text));
  }

  private static final String ENCRYPTED = "encrypted, cannot be compared";
  private static final String TEMPLATE = "template syntax that is not rendered here";
  private static final String MASKED = "masked, cannot be compared";

  private static @Nullable String standIn(String text) {
    // Nearly every value leaves at this switch: it is asked of each leaf of each file.
    return switch (text.charAt(0)) {
      case 'E', '$', '{', '-', 'v', 'e' -> isCiphertext(text) ? ENCRYPTED : null;
      case '*', '\u2022', '[', '<', '(', 'R', 'r', '_' -> isMask(text) ? MASKED : null;
      default -> null;
    };
  }

  private static boolean isCiphertext(String text) {
    String value = text.stripTrailing();
    return (value.startsWith("ENC[") && value.endsWith("]"))
        || (value.startsWith("ENC(") && value.endsWith(")"))
        || value.startsWith("$ANSIBLE_VAULT;")
        || value.startsWith("{cipher}")
        || value.startsWith("-----BEGIN PGP MESSAGE-----")
        || value.startsWith("-----BEGIN AGE ENCRYPTED FILE-----")
        || isVaultTransit(value)
        || isDotenvx(value);
  }

  private static boolean isVaultTransit(String value) {
    if (!value.startsWith("vault:v")) {
      return false;
    }
    int colon = value.indexOf(':', "vault:v".length());
    return colon > "vault:v".length()
        && value.substring("vault:v".length(), colon).chars().allMatch(Character::isDigit);
  }

  private static boolean isDotenvx(String value) {
    return value.startsWith("encrypted:")
        && value.length() >= 50
        && value.substring("encrypted:".length()).chars().allMatch(Masked::isBase64);
  }

  private static boolean isBase64(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || c == '+'
        || c == '/'
        || c == '=';
  }

  private static boolean isMask(String text) {
    String value = text.stripTrailing();
    if (value.length() < 3 || value.length() > LONGEST_MASK) {
      return isAll(value, '*') || isAll(value, '\u2022');
    }
    if (isAll(value, '*') || isAll(value, '\u2022')) {
      return true;
    }
    int start = 0;
    int end = value.length();
    while (start < end && "[<({*_ ".indexOf(value.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "]>)}*_ ".indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    String word = value.substring(start, end).toLowerCase(Locale.ROOT);
    boolean wrapped = start > 0 && end < value.length();
    return switch (word) {
      case "redacted" -> true;
      case "sensitive", "sensitive value", "masked", "hidden", "filtered", "secret hidden" ->
          wrapped;
      default -> false;
    };
  }

  private static boolean isAll(String value, char mask) {
    if (value.length() < 3) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) != mask) {
        return false;
      }
    }
    return true;
  }
}
