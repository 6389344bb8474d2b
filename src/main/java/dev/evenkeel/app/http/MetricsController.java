package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the service counts, and what it can be asked. */
@Controller
final class MetricsController {
  private final Served served;

  MetricsController(Served served) {
    this.served = served;
  }

  @Get("/metrics")
  @Produces(MediaType.ALL)
  @Needs(Scope.READ)
  HttpResponse<byte[]> metrics() {
    return HttpResponse.ok(served.metrics().text(served).getBytes(StandardCharsets.UTF_8))
        .header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        .header("Cache-Control", "no-store");
  }

  @Get("/openapi.yaml")
  @Produces(MediaType.ALL)
  @Needs(Scope.OPEN)
  HttpResponse<byte[]> description() {
    try (InputStream in = MetricsController.class.getResourceAsStream("openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("openapi.yaml is not beside the classes");
      }
      return HttpResponse.ok(in.readAllBytes()).header("Content-Type", "application/yaml");
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program itself", e);
    }
  }
}
