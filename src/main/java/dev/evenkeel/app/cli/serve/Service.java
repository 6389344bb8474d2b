package dev.evenkeel.app.cli.serve;

import dev.evenkeel.app.cli.trail.TrailDirectory;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.http.Appending;
import dev.evenkeel.app.http.Bounds;
import dev.evenkeel.app.http.Health;
import dev.evenkeel.app.http.Journal;
import dev.evenkeel.app.http.Metrics;
import dev.evenkeel.app.http.Served;
import dev.evenkeel.app.http.TimedStorage;
import dev.evenkeel.app.http.TrailServer;
import dev.evenkeel.app.http.access.Access;
import dev.evenkeel.app.http.access.TrustedIssuer;
import dev.evenkeel.app.http.access.Workloads;
import dev.evenkeel.store.ReopeningStorage;
import dev.evenkeel.store.file.KeyFiles;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A log's directory, opened to be served. */
final class Service implements AutoCloseable {
  private final Console console;
  private final TokenStore tokens;
  private final Storage writing;
  private final Storage reading;
  private final Served served;
  private final SelfChecks checks;
  private final Optional<Comparing> comparing;

  private Service(
      Console console,
      TokenStore tokens,
      Storage writing,
      Storage reading,
      Served served,
      SelfChecks checks,
      Optional<Comparing> comparing) {
    this.console = console;
    this.tokens = tokens;
    this.writing = writing;
    this.reading = reading;
    this.served = served;
    this.checks = checks;
    this.comparing = comparing;
  }

  static Service open(
      Console console,
      TrailDirectory directory,
      boolean withoutToken,
      List<TrustedIssuer> issuers,
      Settings settings,
      Optional<String> config) {
    var random = new SecureRandom();
    KeyFiles.Keys keys = directory.keys(random);
    var metrics = new Metrics();
    Supplier<Storage> opening = directory::open;
    Storage writing = new TimedStorage(new ReopeningStorage(opening), metrics);
    Storage reading = new ReopeningStorage(opening);
    var tokens = new TokenStore(directory.path(), random);
    var journal = new Journal(console.err(), console.clock());
    var health = new Health();
    var log =
        new TransparencyLog(
            writing,
            directory.mark(keys.log().verifier()),
            directory.signers(),
            console.clock(),
            random);
    var appending = new Appending(writing, log, settings.waiting());
    Optional<Comparing> comparing =
        settings
            .compared()
            .map(
                pair ->
                    new Comparing(
                        pair,
                        new Looker(console, config, pair, journal),
                        appending,
                        reading,
                        directory.turn(),
                        journal,
                        console.clock()));
    var served =
        new Served(
            appending,
            reading,
            () -> directory.keys(random).log().verifier(),
            () -> directory.keys(random).statement(),
            new Access(tokens::list, withoutToken, console.clock(), random),
            new Workloads(
                issuers,
                console.clock(),
                (token, now, until, most) ->
                    writing.write(writer -> writer.spend(token, now, until, most))),
            health,
            metrics,
            journal,
            settings.limits(),
            () -> comparing.map(Comparing::watching),
            directory.witnesses()::read,
            console.clock());
    var checks = new SelfChecks(directory, directory::openToRead, health, journal, console.clock());
    if (keys.made()) {
      console.err().println("evenkeel: made a new log in " + directory.path() + ", keys with 0600");
    }
    return new Service(console, tokens, writing, reading, served, checks, comparing);
  }

  TrailServer listen(Bounds bounds) {
    try {
      TrailServer server = TrailServer.start(served, bounds);
      checks.start();
      comparing.ifPresent(Comparing::start);
      return server;
    } catch (RuntimeException e) {
      throw new UsageError(
          "cannot listen on "
              + bounds.host()
              + ":"
              + bounds.port()
              + " ("
              + cause(e)
              + "); is it in use? --port 0 takes a free one");
    }
  }

  private static String cause(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getClass().getSimpleName();
  }

  /** What to do next, for a person who has just started it. */
  void greet(String url) {
    boolean made = tokens.makeFirst();
    var out = console.out();
    out.println("evenkeel serves the trail on " + url);
    out.println("  its key      " + served.logKey());
    if (!served.access().open()) {
      out.println("  its token    " + tokens.first() + (made ? " (made just now, 0600)" : ""));
    }
    out.println("  try");
    out.println(
        "    curl"
            + (served.access().open()
                ? ""
                : " -H \"Authorization: Bearer $(cat " + tokens.first() + ")\"")
            + " -H 'Idempotency-Key: first' -H 'Content-Type: application/json' -d"
            + " '{\"change\": \"C-1\", \"body\": {\"why\": \"to see it work\"}}' "
            + url
            + "/v1/changes");
    out.println("  look, once and within ten minutes");
    out.println("    " + url + "/enter?code=" + served.access().link());
    out.flush();
  }

  @Override
  public void close() {
    checks.close();
    comparing.ifPresent(Comparing::close);
    served.appending().close();
    reading.close();
    writing.close();
  }
}
