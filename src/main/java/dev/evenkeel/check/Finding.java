package dev.evenkeel.check;

import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.Sha256;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the checks say of one item.
 *
 * @param check id of the worst check that speaks about the item
 * @param also ids of the other checks that do, in byte order
 * @param message what was seen, one sentence
 * @param left what the left side says
 * @param right what the right side says
 * @param secret {@code same} or {@code different} where values are secret, empty otherwise or where
 *     it is not known
 * @param owner the nearest declared owner
 * @param allowance the allowance that lets it pass, or whose expectation it breaks
 * @param blame which commit brought it in
 * @param remedy what to do next
 */
public record Finding(
    String check,
    Severity severity,
    ItemClass itemClass,
    ItemPath item,
    String message,
    Optional<Sighting> left,
    Optional<Sighting> right,
    Optional<String> secret,
    Optional<String> owner,
    List<String> also,
    Optional<Allowed> allowance,
    Optional<Blame> blame,
    String remedy) {
  public Finding {
    also = List.copyOf(also);
  }

  /** What a report shows of an allowance. */
  public record Allowed(
      String item,
      String expect,
      String why,
      String owner,
      String expires,
      String changeOurMind,
      String at) {}

  /** The commit that brought a difference in. */
  public record Blame(String commit, String date, String subject) {}

  /** The same with something else to do next. */
  public Finding withRemedy(String other) {
    return new Finding(
        check, severity, itemClass, item, message, left, right, secret, owner, also, allowance,
        blame, other);
  }

  /** First 12 hex digits of SHA-256 over check, line feed and item, in UTF-8. */
  public String id() {
    return id(check, item);
  }

  /** What it would be called if another check spoke of the item. */
  public static String id(String check, ItemPath item) {
    return HexFormat.of().formatHex(Sha256.of(check + "\n" + item), 0, 6);
  }
}
