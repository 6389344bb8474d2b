package dev.evenkeel.app.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;

/** What becomes of what a route throws. */
@Singleton
final class Caught implements ExceptionHandler<RuntimeException, HttpResponse<?>> {
  private final Served served;

  Caught(Served served) {
    this.served = served;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, RuntimeException failure) {
    Refusal refusal = Problems.of(failure);
    if (refusal.kind() == ProblemKind.UNEXPECTED) {
      served
          .journal()
          .say(
              "unexpected",
              Map.of(
                  "failure",
                  failure.getClass().getName(),
                  "at-code",
                  Arrays.stream(failure.getStackTrace())
                      .filter(frame -> frame.getClassName().startsWith("dev.evenkeel."))
                      .map(String::valueOf)
                      .limit(5)
                      .toList()));
    }
    return Problems.answer(refusal);
  }
}
