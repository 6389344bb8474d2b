package dev.evenkeel.sandbox.server;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that one run takes for itself on a server: {@code evenkeel_RUN_SCOPE_NUMBER}. As long
 * as it lives it holds a lock of the server's own, which goes with its connection, however it dies:
 * so the next run knows which names are nobody's any more.
 *
 * @param run eight letters and digits, unlike any other run's
 * @param scope within which the server's locks count
 */
public record Claim(String run, String scope) {
  private static final Pattern NAME = Pattern.compile("evenkeel_([0-9a-z]{8})_([0-9a-z]+)_[0-9]+");
  private static final int LENGTH = 8;
  private static final int RADIX = 36;

  /** Keeps our locks apart from those of others. */
  private static final long KIND = 0x4556L << 42;

  public static Claim in(long scope) {
    var run = new StringBuilder();
    var random = new SecureRandom();
    for (int i = 0; i < LENGTH; i++) {
      run.append(Character.forDigit(random.nextInt(RADIX), RADIX));
    }
    return new Claim(run.toString(), Long.toString(scope, RADIX));
  }

  /** Whose name this is; empty where no sandbox of this scope gave it. */
  public Optional<Claim> ofName(String database) {
    Matcher matcher = NAME.matcher(database);
    return matcher.matches() && matcher.group(2).equals(scope)
        ? Optional.of(new Claim(matcher.group(1), scope))
        : Optional.empty();
  }

  public String prefix() {
    return "evenkeel_" + run + "_" + scope + "_";
  }

  /** The lock, for a server that numbers them. */
  public long number() {
    return KIND | Long.parseLong(run, RADIX);
  }

  /** The lock, for a server that names them. */
  public String name() {
    return "evenkeel_" + run;
  }
}
