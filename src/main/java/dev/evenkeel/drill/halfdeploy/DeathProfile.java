package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.plan.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a deployer dies out there, and so what can happen at a point. */
public enum DeathProfile {
  /** Nobody but the deployer and its sockets goes. */
  CI_CANCEL("ci-cancel", "SIGINT, after 7.5 s SIGTERM, after 2.5 s more SIGKILL"),
  /** What stands between tool and database may be told to go at the same time, and be faster. */
  EVICTION(
      "eviction", "SIGTERM, after 30 s SIGKILL; a proxy between tool and database may go first"),
  /** The kernel chooses, and where both share a machine it may choose the server. */
  OUT_OF_MEMORY(
      "out-of-memory", "SIGKILL at once; of the server's processes, where both share the memory"),
  /** What the server does once its keepalive has noticed; until then the sessions' locks stay. */
  HOST_LOSS(
      "host-loss",
      "silence, until the server's keepalive notices; the server, where it ran on that host");

  private final String word;
  private final String signals;

  DeathProfile(String word, String signals) {
    this.word = word;
    this.signals = signals;
  }

  public String word() {
    return word;
  }

  /** What arrives, in which order. */
  public String signals() {
    return signals;
  }

  /** What can happen at a point; each of them at every call, for none is waited for. */
  public List<Fault> faults() {
    return switch (this) {
      case CI_CANCEL -> List.of(Fault.KILLED);
      case EVICTION -> List.of(Fault.CONNECTION, Fault.KILLED);
      case OUT_OF_MEMORY, HOST_LOSS -> List.of(Fault.KILLED, Fault.CRASH);
    };
  }

  public static Optional<DeathProfile> named(String word) {
    return Arrays.stream(values()).filter(profile -> profile.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(DeathProfile::word).toList();
  }
}
