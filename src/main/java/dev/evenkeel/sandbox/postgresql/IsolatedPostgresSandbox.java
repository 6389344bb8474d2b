package dev.evenkeel.sandbox.postgresql;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Engine;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.embedded.Run;
import dev.evenkeel.sandbox.embedded.SandboxHome;
import dev.evenkeel.sandbox.embedded.ServerJars;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server for each place, for plans that change what all databases of a server share: a role that
 * was made in one place would be there in every other one. A copy takes a server's start more.
 */
public final class IsolatedPostgresSandbox implements Sandbox {
  private final PostgresServer.Prepared prepared;
  private final Run run;
  private final AtomicInteger made = new AtomicInteger();
  private final Map<Place, Member> members = new ConcurrentHashMap<>();
  private Optional<Engine> engine = Optional.empty();

  private IsolatedPostgresSandbox(PostgresServer.Prepared prepared, Run run) {
    this.prepared = prepared;
    this.run = run;
  }

  /** A server, and the hand on its one database. */
  private record Member(PostgresServer server, PostgresDatabases databases) {}

  public static IsolatedPostgresSandbox start(SandboxHome home, ServerJars jars) {
    PostgresServer.Prepared prepared = PostgresServer.prepare(home, jars);
    return new IsolatedPostgresSandbox(prepared, home.begin());
  }

  private String folder() {
    return "postgresql-" + made.incrementAndGet();
  }

  private Member member(PostgresServer server) {
    return new Member(
        server, new PostgresDatabases(server.address(), "postgres", "evenkeel_" + run.id() + "_"));
  }

  private Member of(Place place) {
    Member member = members.get(place);
    if (member == null) {
      throw new SandboxFailure(
          "database " + place.name() + " at " + place.url() + " is not of this sandbox",
          "nothing was done to it");
    }
    return member;
  }

  /** Asked for once: it takes a server to ask. */
  @Override
  public synchronized Engine engine() {
    if (engine.isEmpty()) {
      Place place = create();
      try {
        engine = Optional.of(new Engine(Dialect.POSTGRESQL, of(place).databases().version()));
      } finally {
        drop(place);
      }
    }
    return engine.get();
  }

  @Override
  public Place create() {
    Member member = member(PostgresServer.start(prepared, run, folder()));
    Place place = member.databases().create();
    members.put(place, member);
    return place;
  }

  @Override
  public Place copy(Place template) {
    Member original = of(template);
    original.databases().disconnect();
    Member copy = member(original.server().copy(run, folder()));
    Place place = new PostgresPlace(template.name(), copy.server().address());
    members.put(place, copy);
    return place;
  }

  @Override
  public void drop(Place place) {
    Member member = members.remove(place);
    if (member != null) {
      member.databases().disconnect();
      member.server().remove();
    }
  }

  @Override
  public int sessions(Place place) {
    Member member = members.get(place);
    return member == null ? 0 : member.databases().sessions(place);
  }

  @Override
  public void crash() {
    for (Member each : members.values()) {
      each.databases().disconnect();
      each.server().crash();
    }
  }

  @Override
  public boolean canCrash() {
    return true;
  }

  @Override
  public boolean isolates() {
    return true;
  }

  @Override
  public void close() {
    members.values().forEach(each -> each.databases().disconnect());
    run.close();
  }
}
