package dev.evenkeel.app.http;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Every answer that is not what was asked for, in one form. */
@Singleton
final class Troubles implements ErrorResponseProcessor<byte[]> {
  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    return Problems.answer(of(response.code()));
  }

  private static Refusal of(int status) {
    return switch (status) {
      case 404 ->
          new Refusal(ProblemKind.NOT_FOUND, "the service has no such route", "see /openapi.yaml");
      case 405 ->
          new Refusal(
              ProblemKind.NO_SUCH_METHOD,
              "the route exists and does not take this method",
              "see /openapi.yaml");
      case 406 ->
          new Refusal(
              ProblemKind.NOT_ACCEPTABLE,
              "the header Accept asks for a form that this route does not have",
              "leave Accept out, or see /openapi.yaml");
      case 413 ->
          new Refusal(
              ProblemKind.TOO_LARGE,
              "the request is larger than the service takes at once",
              "put large evidence elsewhere, and its digest into the record");
      case 415 ->
          new Refusal(
              ProblemKind.NOT_JSON,
              "the body is not said to be JSON",
              "send the header Content-Type: application/json");
      default ->
          status >= 500
              ? new Refusal(
                  ProblemKind.UNEXPECTED,
                  "internal error",
                  "send it again, and report it with the line of the service's journal")
              : new Refusal(
                  ProblemKind.NOT_UNDERSTOOD,
                  "the request cannot be read: its path, its parameters or its headers",
                  "see /openapi.yaml");
    };
  }
}
