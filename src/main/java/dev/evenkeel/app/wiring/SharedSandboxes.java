package dev.evenkeel.app.wiring;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Engine;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import java.util.EnumMap;
import java.util.Map;

/**
 * One embedded server for all who build a database at the same time: both sides of a comparison are
 * read at once, and starting a server takes longer than filling it. The last one ends it.
 */
final class SharedSandboxes {
  private static final Map<Dialect, Shared> OPEN = new EnumMap<>(Dialect.class);

  private SharedSandboxes() {}

  private static final class Shared {
    final Sandbox sandbox;
    int users;

    Shared(Sandbox sandbox) {
      this.sandbox = sandbox;
    }
  }

  /** Opens the embedded server of the engine, or joins those who have it open. */
  static Sandbox open(Dialect engine, Console console) {
    synchronized (OPEN) {
      Shared shared =
          OPEN.computeIfAbsent(
              engine, e -> new Shared(Sandboxes.open(Sandboxes.EMBEDDED, e, console)));
      shared.users++;
      return new Joined(engine, shared.sandbox);
    }
  }

  private static void leave(Dialect engine) {
    synchronized (OPEN) {
      Shared shared = OPEN.get(engine);
      if (shared != null && --shared.users == 0) {
        OPEN.remove(engine);
        shared.sandbox.close();
      }
    }
  }

  /** Makes and drops places; a crash would be the others' too. */
  private record Joined(Dialect dialect, Sandbox sandbox) implements Sandbox {
    @Override
    public Engine engine() {
      return sandbox.engine();
    }

    @Override
    public Place create() {
      return sandbox.create();
    }

    @Override
    public Place copy(Place template) {
      return sandbox.copy(template);
    }

    @Override
    public void drop(Place place) {
      sandbox.drop(place);
    }

    @Override
    public int sessions(Place place) {
      return sandbox.sessions(place);
    }

    @Override
    public void crash() {
      throw new IllegalStateException("a server that others use too is not crashed");
    }

    @Override
    public boolean canCrash() {
      return false;
    }

    @Override
    public void close() {
      leave(dialect);
    }
  }
}
