package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;

/** Places of steps, wanted until every point of theirs has been struck. */
final class Kept {
  private final Sandbox sandbox;
  private final List<Place> places = new ArrayList<>();

  Kept(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  void add(Place place) {
    places.add(place);
  }

  /** A copy that is kept as well. */
  Place copy(Place of) {
    Place copy = sandbox.copy(of);
    places.add(copy);
    return copy;
  }

  /** Nobody can want them any more. */
  void drop() {
    places.forEach(sandbox::drop);
    places.clear();
  }
}
