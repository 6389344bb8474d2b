package dev.evenkeel.drill.rollback;

import dev.evenkeel.drill.Observation;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/** What holds rows, followed by identity: a copy-back makes the name again, never the thing. */
final class Storage {
  private Storage() {}

  /**
   * Names whose storage the way forth dropped and the way back made anew. A storage that was only
   * renamed lives on under its identity, and a name that never comes back is a difference already.
   */
  static List<String> remade(Observation before, Observation after, Observation left) {
    var alive = new HashSet<>(after.storage().values());
    var remade = new TreeSet<String>();
    before
        .storage()
        .forEach(
            (name, identity) -> {
              String now = left.storage().get(name);
              if (!alive.contains(identity) && now != null && !now.equals(identity)) {
                remade.add(name);
              }
            });
    return List.copyOf(remade);
  }
}
