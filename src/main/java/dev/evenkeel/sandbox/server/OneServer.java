package dev.evenkeel.sandbox.server;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Engine;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;

/** A sandbox all of whose places are databases of one server; how that one lives is another's. */
public abstract class OneServer implements Sandbox {
  private final Dialect dialect;
  private final Databases databases;

  protected OneServer(Dialect dialect, Databases databases) {
    this.dialect = dialect;
    this.databases = databases;
  }

  @Override
  public final Engine engine() {
    return new Engine(dialect, databases.version());
  }

  @Override
  public final Place create() {
    return databases.create();
  }

  @Override
  public final Place copy(Place template) {
    return databases.copy(template);
  }

  @Override
  public final void drop(Place place) {
    databases.drop(place);
  }

  @Override
  public final int sessions(Place place) {
    return databases.sessions(place);
  }
}
