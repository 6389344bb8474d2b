package dev.evenkeel.difference.signal;

import dev.evenkeel.difference.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Debugging that is on in one environment alone: facts of the kind {@code debug-setting}. */
final class Debugging implements Detector {
  private static final Set<String> OFF =
      Set.of("", "false", "0", "no", "off", "none", "disabled", "n", "f");
  private static final Set<String> ON = Set.of("true", "1", "yes", "on", "enabled", "y", "t");
  private static final Set<String> LOUD =
      Set.of("debug", "trace", "all", "finest", "silly", "verbose");
  private static final Set<String> STAGES = Set.of("development", "dev", "local", "debug");

  @Override
  public void look(Spot spot, Consumer<Fact> found) {
    Key key = spot.key;
    boolean level = key.logLevel() || spot.parent.logLevel() || (key.level() && spot.parent.logs());
    if (spot.alone || !(key.debug() || level || key.stage())) {
      return;
    }
    String what = level ? "log level" : key.stage() ? "stage" : "debug";
    boolean left = on(what, spot.leftText());
    boolean right = on(what, spot.rightText());
    if (left != right) {
      String side = left ? "left" : "right";
      String message =
          switch (what) {
            case "log level" -> "the " + side + " side alone logs everything";
            case "stage" -> "the " + side + " side alone runs as a developer's environment";
            default -> "debugging is on on the " + side + " side alone";
          };
      found.accept(spot.fact(left, right, "debug-setting", message, Map.of("what", what)));
    }
  }

  private static boolean on(String what, @Nullable String text) {
    if (text == null) {
      return false;
    }
    String value = text.strip().toLowerCase(Locale.ROOT);
    return switch (what) {
      case "log level" -> LOUD.contains(value);
      case "stage" -> List.of(value.split("[,; ]+")).stream().anyMatch(STAGES::contains);
      // DEBUG=app:* names what is debugged; debugPort: 5005 switches nothing.
      default -> ON.contains(value) || (value.contains("*") && !OFF.contains(value));
    };
  }
}
