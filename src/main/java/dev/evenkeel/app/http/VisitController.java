package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.net.URI;
import java.util.Optional;

/** Lets a browser in by a link that works once. */
@Controller("/enter")
final class VisitController {
  private final Served served;

  VisitController(Served served) {
    this.served = served;
  }

  @Get
  @Needs(Scope.OPEN)
  HttpResponse<?> enter(@QueryValue Optional<String> code) {
    String visit =
        code.flatMap(served.access()::visit)
            .orElseThrow(
                () ->
                    new Refusal(
                        ProblemKind.NOT_KNOWN,
                        "the link was used before, or is older than ten minutes",
                        "start the service anew, or ask it for a new one: POST /v1/links"));
    return HttpResponse.seeOther(URI.create("/"))
        .cookie(
            Cookie.of(Doorkeeper.COOKIE, visit)
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .path("/")
                .maxAge(served.access().visitLasts().toSeconds()))
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer");
  }
}
