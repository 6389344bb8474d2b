package dev.evenkeel.app.http.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds out who asks. Fails closed: what nobody knows is nobody. */
public final class Access {
  private static final Duration LINK = Duration.ofMinutes(10);
  private static final Duration VISIT = Duration.ofHours(8);
  private static final Duration JOB = Duration.ofMinutes(15);

  private final Supplier<List<Token>> tokens;
  private final boolean open;
  private final Sessions links;
  private final Sessions visits;
  private final Sessions jobs;

  /**
   * Who may do what.
   *
   * @param tokens the static tokens as they are now
   * @param open whether whoever reaches the service may do all; for loopback, and asked for
   */
  public Access(Supplier<List<Token>> tokens, boolean open, Clock clock, SecureRandom random) {
    this.tokens = tokens;
    this.open = open;
    this.links = new Sessions(clock, random, LINK);
    this.visits = new Sessions(clock, random, VISIT);
    this.jobs = new Sessions(clock, random, JOB);
  }

  public boolean open() {
    return open;
  }

  /** The secret of a link that lets one browser look at the pages. */
  public String link() {
    return links.begin(
        new Caller(
            "a browser", Set.of(Scope.READ, Scope.AUDIT), Optional.empty(), java.util.Map.of()));
  }

  /** Whether a link's secret would let a browser in; spends nothing. */
  public boolean opens(String link) {
    return links.find(link).isPresent();
  }

  /** Turns a link's secret into a browser's session, once. */
  public Optional<String> visit(String link) {
    return links.spend(link).map(visits::begin);
  }

  public Duration visitLasts() {
    return visits.lifetime();
  }

  /** Sessions of workloads that showed who they are. */
  public Sessions jobs() {
    return jobs;
  }

  /** Whoever bears this token or session; nobody where it is unknown or expired. */
  public Optional<Caller> bearer(String secret) {
    for (Token token : tokens.get()) {
      if (token.opensWith(secret)) {
        return Optional.of(token.caller());
      }
    }
    return jobs.find(secret);
  }

  /** Whoever comes with this cookie: a browser that may look, and change nothing. */
  public Optional<Caller> visitor(String cookie) {
    return visits.find(cookie);
  }

  /** Whoever comes with nothing. */
  public Caller unnamed() {
    return open
        ? new Caller(
            "anyone on this machine",
            Set.of(Scope.READ, Scope.WRITE, Scope.AUDIT),
            Optional.empty(),
            java.util.Map.of())
        : Caller.NOBODY;
  }
}
