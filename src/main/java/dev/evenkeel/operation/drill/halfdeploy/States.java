package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Direction;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Others;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.RunbookEntry;
import dev.evenkeel.drill.halfdeploy.Twin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The distinct states found so far; each is probed by whoever finds it first. */
final class States {
  /**
   * One of them.
   *
   * @param within which way was stopped there; empty where none was
   * @param about in a few words
   */
  record Known(
      Fingerprint fingerprint,
      String step,
      Optional<Direction> within,
      String about,
      Probes probes,
      RunbookEntry runbook) {
    Known with(Others others) {
      return new Known(fingerprint, step, within, about, probes.with(others), runbook);
    }
  }

  private final Set<String> claimed = ConcurrentHashMap.newKeySet();
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Map<String, Twin> twins = new ConcurrentHashMap<>();

  /** Whether nobody has taken this one on yet. */
  boolean claim(Fingerprint state) {
    return claimed.add(state.digest());
  }

  void put(Known state) {
    claimed.add(state.fingerprint().digest());
    known.put(state.fingerprint().digest(), state);
  }

  /** A twin met the state that a stop there would leave. */
  void met(String digest, Twin twin) {
    twins.merge(digest, twin, Twin::worse);
  }

  @Nullable Known get(String digest) {
    Known state = known.get(digest);
    Twin twin = twins.get(digest);
    return state == null || twin == null ? state : state.with(state.probes().others().with(twin));
  }

  /** In the order of the given digests, each once. */
  Map<String, Known> inOrder(Iterable<String> digests) {
    var ordered = new LinkedHashMap<String, Known>();
    for (String digest : digests) {
      Known state = get(digest);
      if (state != null) {
        ordered.putIfAbsent(digest, state);
      }
    }
    return ordered;
  }
}
