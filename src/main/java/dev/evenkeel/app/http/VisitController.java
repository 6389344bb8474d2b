package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.report.trail.page.EnterPage;
import dev.evenkeel.report.trail.page.PageStyle;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lets a browser in by a link that works once. */
@Controller("/enter")
@Produces(MediaType.ALL)
final class VisitController {
  private final Served served;

  VisitController(Served served) {
    this.served = served;
  }

  /** Spends nothing, however often and by whomever the link is looked at. */
  @Get
  @Needs(Scope.OPEN)
  HttpResponse<?> look(@QueryValue Optional<String> code) {
    if (served.access().open()) {
      return HttpResponse.seeOther(URI.create("/")).header("Cache-Control", "no-store");
    }
    String link = code.filter(served.access()::opens).orElseThrow(VisitController::opensNothing);
    return HttpResponse.ok(EnterPage.of(link).getBytes(StandardCharsets.UTF_8))
        .header("Content-Type", "text/html; charset=utf-8")
        .header("Content-Security-Policy", PageStyle.policy())
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer");
  }

  @Post
  @Needs(Scope.OPEN)
  @Consumes(MediaType.ALL)
  HttpResponse<?> enter(@QueryValue Optional<String> code) {
    String visit = code.flatMap(served.access()::visit).orElseThrow(VisitController::opensNothing);
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

  private static Refusal opensNothing() {
    return new Refusal(
        ProblemKind.NOT_KNOWN,
        "the link was used before, or is older than ten minutes",
        "start the service anew, or ask it for a new one: POST /v1/links");
  }
}
