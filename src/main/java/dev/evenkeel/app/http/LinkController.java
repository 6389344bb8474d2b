package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.Map;

/** Hands out another link for a browser, to whoever may see everything anyway. */
@Controller("/v1/links")
final class LinkController {
  private final Served served;

  LinkController(Served served) {
    this.served = served;
  }

  @Post
  @Needs(Scope.AUDIT)
  HttpResponse<byte[]> link() {
    return Answers.json(201, Map.of("path", "/enter?code=" + served.access().link()));
  }
}
