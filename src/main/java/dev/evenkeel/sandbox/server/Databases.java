package dev.evenkeel.sandbox.server;

import dev.evenkeel.sandbox.Place;

/** What one server's engine does with the databases of one sandbox; it knows no other ones. */
public interface Databases {
  /** The server's own, e.g. {@code 18.6}. */
  String version();

  Place create();

  Place copy(Place template);

  void drop(Place place);

  /** The same by name, for one that somebody else finds under this sandbox's prefix. */
  void drop(String name);

  int sessions(Place place);

  /** Lets go of its connections, for instance before the server dies. */
  void disconnect();
}
