package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.value.CanonicalJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.Map;
import java.util.TreeMap;

/** Whether the process lives, and whether it can take records. */
@Controller("/health")
final class HealthController {
  private final Served served;

  HealthController(Served served) {
    this.served = served;
  }

  @Get("/live")
  @Needs(Scope.OPEN)
  @Produces(MediaType.APPLICATION_JSON)
  byte[] live() {
    return CanonicalJson.bytes(Map.of("live", true));
  }

  /** The log can append, and the last look at all of it saw nothing wrong. */
  @Get("/ready")
  @Needs(Scope.OPEN)
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> ready() {
    if (served.health().stopping()) {
      throw notReady("the service is about to stop");
    }
    Health.Checked checked =
        served
            .health()
            .lastCheck()
            .orElseThrow(() -> notReady("the first self-check of the log has not ended yet"));
    if (!checked.found().holds()) {
      throw new Refusal(
          ProblemKind.LOG_REFUSED,
          "the self-check at "
              + checked.at()
              + " found "
              + checked.found().problems().size()
              + " problem(s) in the log",
          "docs/operations.md, \"The self-check fails\"; evenkeel trail verify names them");
    }
    served.appending().probe();
    var members = new TreeMap<String, Object>();
    members.put("ready", true);
    members.put("checkedAt", checked.at().toString());
    members.put("verifiedSize", checked.found().size());
    return HttpResponse.ok(CanonicalJson.bytes(members)).header("Cache-Control", "no-store");
  }

  private static Refusal notReady(String seen) {
    return new Refusal(ProblemKind.NOT_READY, seen, "ask again in a moment");
  }
}
