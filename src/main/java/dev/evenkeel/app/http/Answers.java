package dev.evenkeel.app.http;

import dev.evenkeel.value.CanonicalJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers in JSON; nobody on the way keeps them. */
public final class Answers {
  private Answers() {}

  public static MutableHttpResponse<byte[]> json(
      int status, Map<String, ? extends @Nullable Object> members) {
    return HttpResponse.<byte[]>status(HttpStatus.valueOf(status))
        .body(CanonicalJson.bytes(members))
        .header("Content-Type", "application/json")
        .header("Cache-Control", "no-store");
  }
}
