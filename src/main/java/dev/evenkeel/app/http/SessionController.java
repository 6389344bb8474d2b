package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Caller;
import dev.evenkeel.app.http.access.IdentityRefused;
import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.StrictJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gives a job that shows who it is a session of a quarter of an hour. */
@Controller("/v1/session")
final class SessionController {
  private final Served served;

  SessionController(Served served) {
    this.served = served;
  }

  @Post
  @Needs(Scope.OPEN)
  @Consumes(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> begin(@Body byte[] body) {
    Map<String, @Nullable Object> asked = StrictJson.object(body, "request");
    if (!(asked.get("token") instanceof String token) || asked.size() != 1) {
      throw new Malformed("request: {\"token\": \"...\"} and nothing else is expected");
    }
    Caller caller = identified(token);
    var members = new TreeMap<String, Object>();
    members.put("token", served.access().jobs().begin(caller));
    members.put("expiresInSeconds", served.access().jobs().lifetime().toSeconds());
    members.put("project", caller.project().orElse(""));
    return Answers.json(201, members);
  }

  private Caller identified(String token) {
    try {
      return served.workloads().exchange(token);
    } catch (IdentityRefused e) {
      String why = String.valueOf(e.getMessage());
      served.journal().say("identity-refused", Map.of("why", why));
      throw e.issuerSilent()
          ? new Refusal(
              ProblemKind.ISSUER_UNREACHABLE,
              why,
              "send it again; nothing was taken from the token")
          : new Refusal(
              ProblemKind.IDENTITY_REFUSED,
              why,
              "ask the provider for a new token with the service's audience; grants stand in the"
                  + " operator's access file (docs/operations.md)");
    }
  }
}
