package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A running service. */
public final class TrailServer implements AutoCloseable {
  private final Served served;
  private final ApplicationContext context;
  private final EmbeddedServer server;

  private TrailServer(Served served, ApplicationContext context, EmbeddedServer server) {
    this.served = served;
    this.context = context;
    this.server = server;
  }

  /** Starts, and takes requests when this returns. */
  public static TrailServer start(Served served, Bounds bounds) {
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .bootstrapEnvironment(false)
            .environmentPropertySource(false)
            .enableDefaultPropertySources(false)
            .banner(false)
            .properties(properties(bounds))
            .singletons(served, bounds)
            .build();
    try {
      context.start();
      EmbeddedServer server = context.getBean(EmbeddedServer.class);
      server.start();
      return new TrailServer(served, context, server);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static Map<String, Object> properties(Bounds bounds) {
    var properties = new HashMap<String, Object>();
    properties.put("micronaut.server.host", bounds.host());
    properties.put("micronaut.server.port", bounds.port() == 0 ? -1 : bounds.port());
    properties.put("micronaut.server.max-request-size", bounds.largestRequest());
    properties.put("micronaut.server.idle-timeout", bounds.idle());
    properties.put("micronaut.server.read-idle-timeout", bounds.idle());
    properties.put("micronaut.server.server-header", "evenkeel");
    properties.put("micronaut.server.date-header", true);
    // Each request waits for the disk, so each has a virtual thread of its own.
    properties.put("micronaut.server.thread-selection", "BLOCKING");
    return properties;
  }

  public int port() {
    return server.getPort();
  }

  /** Every route as METHOD and template, and the scope it asks for where it asks for one. */
  Map<String, Optional<Scope>> routes() {
    var routes = new TreeMap<String, Optional<Scope>>();
    context
        .getBean(Router.class)
        .uriRoutes()
        .forEach(
            route ->
                routes.put(
                    route.getHttpMethodName() + " " + route.getUriMatchTemplate(),
                    route.getAnnotationMetadata().enumValue(Needs.class, Scope.class)));
    return routes;
  }

  /** Finishes what it has begun, takes nothing new, and ends. */
  @Override
  public void close() {
    served.health().stop();
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (served.health().running() > 0 && System.nanoTime() < until) {
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    server.stop();
    context.close();
  }
}
