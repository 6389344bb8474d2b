package dev.evenkeel.app.http;

import dev.evenkeel.report.trail.page.NoticePage;
import dev.evenkeel.report.trail.page.PageStyle;
import dev.evenkeel.trail.record.StrictJson;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A problem as a page, where a browser asks for one: a person cannot do much with JSON. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(BrowserAnswers.ORDER)
final class BrowserAnswers {
  /** Outside of the door, so that who is not let in can read why. */
  static final int ORDER = Ordered.HIGHEST_PRECEDENCE;

  @ResponseFilter
  void readable(HttpRequest<?> request, MutableHttpResponse<?> response) {
    boolean browser =
        Optional.ofNullable(request.getHeaders().get("Accept")).orElse("").contains("text/html");
    boolean problem = Problems.MEDIA_TYPE.equals(response.getHeaders().get("Content-Type"));
    if (!browser || !problem || !(response.body() instanceof byte[] json)) {
      return;
    }
    Map<String, @Nullable Object> said = StrictJson.object(json, "problem");
    String page =
        NoticePage.of(
            String.valueOf(said.get("title")).toUpperCase(Locale.ROOT),
            String.valueOf(said.get("detail")),
            response.code() == 401
                ? "Open the link that the service printed when it started, or ask its operator for"
                    + " another one."
                : String.valueOf(said.get("next")));
    response.body(page.getBytes(StandardCharsets.UTF_8));
    response.getHeaders().set("Content-Type", "text/html; charset=utf-8");
    response.getHeaders().set("Content-Security-Policy", PageStyle.policy());
  }
}
