package dev.evenkeel.app.http;

import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.value.CanonicalJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;
import java.util.TreeMap;

/** Problems as RFC 9457 writes them, with what a pipeline wants to know next. */
public final class Problems {
  public static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPES = "https://evenkeel.dev/problems/";
  private static final String RETRY_SECONDS = "1";

  private Problems() {}

  /** What a failure means to the caller. */
  static Refusal of(Throwable failure) {
    return switch (failure) {
      case Refusal refusal -> refusal;
      case Malformed e ->
          new Refusal(ProblemKind.NOT_A_RECORD, said(e), "correct it, and send it again");
      case TrailRefused e ->
          new Refusal(ProblemKind.LOG_REFUSED, said(e), "docs/operations.md, \"The log refuses\"");
      case StorageFailure e ->
          new Refusal(
              ProblemKind.LOG_UNREACHABLE,
              said(e),
              "send it again; where that does not help: docs/operations.md, \"The log is"
                  + " unreachable\"");
      default ->
          // What an unknown failure says may hold anything, a secret too.
          new Refusal(
              ProblemKind.UNEXPECTED,
              "internal error " + failure.getClass().getName(),
              "send it again, and report it with the line of the service's journal");
    };
  }

  private static String said(Throwable e) {
    return String.valueOf(e.getMessage());
  }

  static MutableHttpResponse<byte[]> answer(Refusal refusal) {
    ProblemKind kind = refusal.kind();
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(HttpStatus.valueOf(kind.status()))
            .body(CanonicalJson.bytes(members(refusal)))
            .header("Content-Type", MEDIA_TYPE)
            .header("Cache-Control", "no-store");
    if (kind.status() == 503 && kind.again() == ProblemKind.Again.YES) {
      response.header("Retry-After", RETRY_SECONDS);
    }
    if (kind.status() == 401) {
      response.header("WWW-Authenticate", "Bearer realm=\"evenkeel\"");
    }
    return response;
  }

  static Map<String, Object> members(Refusal refusal) {
    ProblemKind kind = refusal.kind();
    var members = new TreeMap<String, Object>();
    members.put("type", TYPES + kind.word());
    members.put("title", kind.title());
    members.put("status", kind.status());
    members.put("code", kind.word());
    members.put("detail", said(refusal));
    members.put("safeToRetry", kind.again() == ProblemKind.Again.YES);
    members.put("retry", kind.again().words());
    members.put("next", refusal.next());
    return members;
  }
}
