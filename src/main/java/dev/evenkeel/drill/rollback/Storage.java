package dev.evenkeel.drill.rollback;

import dev.evenkeel.drill.Observation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What holds rows, followed by identity: a copy-back makes the name again, never the thing. */
final class Storage {
  private Storage() {}

  /**
   * Names whose storage the way forth dropped and the way back made anew. A storage that was only
   * renamed lives on under its identity, and a name that never comes back is a difference already.
   */
  static List<String> remade(Observation before, Observation after, Observation left) {
    return anew(before, left, new HashSet<>(after.storage().values()), false);
  }

  /** Names whose storage outlived the way forth, and that the way back dropped and made anew. */
  static List<String> dropped(Observation before, Observation after, Observation left) {
    var gone = new HashSet<>(after.storage().values());
    gone.removeAll(left.storage().values());
    return anew(before, left, gone, true);
  }

  private static List<String> anew(
      Observation before, Observation left, Set<String> identities, boolean among) {
    var anew = new TreeSet<String>();
    before
        .storage()
        .forEach(
            (name, identity) -> {
              String now = left.storage().get(name);
              if (now != null && !now.equals(identity) && identities.contains(identity) == among) {
                anew.add(name);
              }
            });
    return List.copyOf(anew);
  }
}
