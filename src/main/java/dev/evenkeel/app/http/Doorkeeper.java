package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Access;
import dev.evenkeel.app.http.access.Caller;
import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import io.micronaut.web.router.UriRouteInfo;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks every caller who they are before anything of their request is looked at, and writes down
 * what became of it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(BrowserAnswers.ORDER + 1)
final class Doorkeeper {
  static final String COOKIE = "evenkeel";
  private static final String CALLER = "evenkeel.caller";
  private static final String BEGAN = "evenkeel.began";
  private static final String BEARER = "Bearer ";

  /** Identity tokens have a few KiB. */
  private static final long LARGEST_UNNAMED = 64 << 10;

  private final Served served;

  Doorkeeper(Served served) {
    this.served = served;
  }

  /** Who asks, once the door has let them through. */
  static Caller caller(HttpRequest<?> request) {
    return request.getAttribute(CALLER, Caller.class).orElse(Caller.NOBODY);
  }

  @RequestFilter
  @Nullable HttpResponse<?> ask(HttpRequest<?> request) {
    request.setAttribute(BEGAN, System.nanoTime());
    try {
      return refused(request);
    } catch (Refusal e) {
      return Problems.answer(e);
    }
  }

  private @Nullable HttpResponse<?> refused(HttpRequest<?> request) {
    Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
    if (route.isEmpty()) {
      return null; // answered with 404 or 405: nothing is behind it
    }
    Scope needed =
        route
            .get()
            .getAnnotationMetadata()
            .enumValue(Needs.class, Scope.class)
            .orElseThrow(
                () ->
                    new Refusal(
                        ProblemKind.NOT_ALLOWED,
                        "the route does not say who may use it",
                        "report it: it is the service's mistake"));
    bounded(request, needed);
    if (served.health().stopping() && needed != Scope.OPEN) {
      throw new Refusal(
          ProblemKind.STOPPING, "the service finishes what it has begun", "send it again");
    }
    if (served.access().open()) {
      fromThisMachine(request);
    }
    Caller caller = known(served.access(), request);
    request.setAttribute(CALLER, caller);
    if (!caller.may(needed)) {
      throw caller.equals(Caller.NOBODY)
          ? new Refusal(
              ProblemKind.NOT_KNOWN,
              "the request bears neither a token nor a session; this route needs the scope "
                  + needed.word(),
              "send the header Authorization: Bearer TOKEN; the first token lies in the service's"
                  + " data directory, serve/token")
          : new Refusal(
              ProblemKind.NOT_ALLOWED,
              caller.name() + " lacks the scope " + needed.word(),
              "ask the service's operator for a token with it: evenkeel serve token --help");
    }
    // Only for those who are let in: else anybody could take all the room with empty promises.
    if (request.getContentLength() > 0) {
      Connection.hold(request, request.getContentLength());
    }
    return null;
  }

  /** A body says how large it is before it is read, so that memory can be counted. */
  private static void bounded(HttpRequest<?> request, Scope needed) {
    long length = request.getContentLength();
    if (length < 0 && request.getHeaders().contains("Transfer-Encoding")) {
      throw new Refusal(
          ProblemKind.LENGTH_MISSING,
          "the body comes in chunks, without its length",
          "send the header Content-Length");
    }
    if (needed == Scope.OPEN && length > LARGEST_UNNAMED) {
      throw new Refusal(
          ProblemKind.TOO_LARGE,
          "the body has "
              + length
              + " bytes; where nobody has to say who they are, at most "
              + LARGEST_UNNAMED
              + " are read",
          "send an identity token, and nothing else, to /v1/session");
    }
  }

  private static Caller known(Access access, HttpRequest<?> request) {
    String header = request.getHeaders().get("Authorization");
    if (header != null) {
      // RFC 9110, 11.1: the scheme's letters are the same in either case.
      if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
        throw new Refusal(
            ProblemKind.NOT_KNOWN,
            "the header Authorization is of another kind than Bearer",
            "send Authorization: Bearer TOKEN");
      }
      return access
          .bearer(header.substring(BEARER.length()).strip())
          .orElseThrow(
              () ->
                  new Refusal(
                      ProblemKind.NOT_KNOWN,
                      "nobody knows the token: it was never given out, was taken back, or its"
                          + " session has ended",
                      "take a token that is in force; a job exchanges its identity token anew:"
                          + " POST /v1/session"));
    }
    Optional<Cookie> cookie = request.getCookies().findCookie(COOKIE);
    return cookie.flatMap(value -> access.visitor(value.getValue())).orElseGet(access::unnamed);
  }

  /** Where nobody is asked for a token, a web page must not be able to ask in a browser's name. */
  private static void fromThisMachine(HttpRequest<?> request) {
    String host = Optional.ofNullable(request.getHeaders().get("Host")).orElse("");
    String name = host.startsWith("[") ? host.replaceAll("].*", "]") : host.replaceAll(":.*", "");
    boolean ours =
        java.util.List.of("localhost", "127.0.0.1", "[::1]").contains(name)
            && Optional.ofNullable(request.getHeaders().get("Origin"))
                .map(origin -> origin.equals("http://" + host))
                .orElse(true);
    if (!ours) {
      throw new Refusal(
          ProblemKind.NOT_ALLOWED,
          "without tokens the service answers this machine alone, and the request names another"
              + " host or comes from another page",
          "ask for 127.0.0.1, or start the service without --without-token");
    }
  }

  @ResponseFilter
  void answered(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.header("X-Content-Type-Options", "nosniff");
    Optional<Long> began = request.getAttribute(BEGAN, Long.class);
    if (began.isEmpty()) {
      return;
    }
    request.removeAttribute(BEGAN, Long.class);
    served.metrics().answered(response.code());
    var line = new TreeMap<String, Object>();
    line.put("method", request.getMethodName());
    line.put("status", response.code());
    line.put("micros", (System.nanoTime() - began.get()) / 1000);
    line.put("caller", caller(request).name());
    RouteAttributes.getRouteMatch(request)
        .ifPresent(
            route -> {
              Object change = route.getVariableValues().get("change");
              if (change != null) {
                line.put("change", String.valueOf(change));
              }
            });
    line.put("path", path(request));
    served.journal().say("request", Map.copyOf(line));
  }

  private static String path(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .map(RouteMatch::getRouteInfo)
        .filter(UriRouteInfo.class::isInstance)
        .map(info -> String.valueOf(((UriRouteInfo<?, ?>) info).getUriMatchTemplate()))
        .orElse("(no route)");
  }
}
