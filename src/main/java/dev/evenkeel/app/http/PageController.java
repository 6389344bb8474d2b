package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Caller;
import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.operation.trail.ReadDossier;
import dev.evenkeel.operation.trail.ReadOverview;
import dev.evenkeel.operation.trail.ReadPeriod;
import dev.evenkeel.operation.trail.ReadWitnesses;
import dev.evenkeel.operation.trail.ShowState;
import dev.evenkeel.report.trail.page.ChangePage;
import dev.evenkeel.report.trail.page.Links;
import dev.evenkeel.report.trail.page.NoticePage;
import dev.evenkeel.report.trail.page.PageStyle;
import dev.evenkeel.report.trail.page.PeriodPage;
import dev.evenkeel.report.trail.page.StartPage;
import dev.evenkeel.report.trail.page.StatePage;
import dev.evenkeel.report.trail.page.Witnessing;
import dev.evenkeel.trail.Population;
import dev.evenkeel.trail.Storage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The pages for people. They only read, run nothing in the browser, and no other page frames them.
 */
@Controller
final class PageController {
  private static final int LARGEST_SAMPLE = 500;
  private static final String BACK = "Go back, and choose another one.";

  private final Served served;
  private final CurrentStates current;
  private final int rowsOfAPage;

  PageController(Served served, Bounds bounds) {
    this.served = served;
    rowsOfAPage = bounds.page();
    current = new CurrentStates(served);
  }

  @Get("/")
  @Produces(MediaType.ALL)
  @Needs(Scope.READ)
  HttpResponse<byte[]> start(HttpRequest<?> request, @QueryValue Optional<String> before) {
    Caller caller = Doorkeeper.caller(request);
    return shown(
        () ->
            StartPage.of(
                ReadOverview.run(
                    served.reading(),
                    before.map(PageController::number).orElse(Long.MAX_VALUE),
                    rowsOfAPage,
                    caller::sees,
                    current.states())));
  }

  @Get("/change")
  @Produces(MediaType.ALL)
  @Needs(Scope.READ)
  HttpResponse<byte[]> change(HttpRequest<?> request, @QueryValue Optional<String> id) {
    Caller caller = Doorkeeper.caller(request);
    String change = id.orElse("");
    return shown(
        () ->
            ReadDossier.run(served.reading(), change, caller::sees, served.witnesses().get())
                .map(dossier -> ChangePage.of(dossier, Links.SERVED))
                .orElseThrow(() -> new Missing("The log has no record of a change " + change)));
  }

  @Get("/environment")
  @Produces(MediaType.ALL)
  @Needs(Scope.READ)
  HttpResponse<byte[]> environment(
      HttpRequest<?> request,
      @QueryValue Optional<String> name,
      @QueryValue Optional<String> project) {
    Caller caller = Doorkeeper.caller(request);
    String wanted = name.orElse("");
    return shown(
        () -> {
          ShowState.States states = current.states();
          return states.environments().stream()
              .filter(state -> caller.sees(state.project()) && state.project().equals(project))
              .filter(state -> state.environment().equals(wanted))
              .findFirst()
              .map(state -> StatePage.of(state, states.head(), witnessing(), Links.SERVED))
              .orElseThrow(() -> new Missing("The log has no record of an environment " + wanted));
        });
  }

  /** Every record of a period: for those who see across changes. */
  @Get("/period")
  @Produces(MediaType.ALL)
  @Needs(Scope.AUDIT)
  HttpResponse<byte[]> period(
      HttpRequest<?> request,
      @QueryValue Optional<String> environment,
      @QueryValue Optional<String> project,
      @QueryValue Optional<String> from,
      @QueryValue Optional<String> to,
      @QueryValue Optional<String> seed,
      @QueryValue Optional<String> n) {
    Caller caller = Doorkeeper.caller(request);
    return shown(
        () -> {
          Optional<String> of = said(project);
          if (!caller.sees(of)) {
            throw new Missing("The environment belongs to another project");
          }
          if (served.reading().read(Storage.Reader::checkpoint).isEmpty()) {
            throw new Missing("The log is empty");
          }
          Instant begin = said(from).map(PageController::time).orElse(Instant.EPOCH);
          Instant end = said(to).map(PageController::time).orElse(now().plusSeconds(1));
          Population population =
              served
                  .reading()
                  .read(
                      reader ->
                          Population.of(
                              reader, of, said(environment), begin, end, OptionalLong.empty()));
          int sample =
              (int) Math.min(LARGEST_SAMPLE, said(n).map(PageController::number).orElse(25L));
          return PeriodPage.of(
              ReadPeriod.run(
                  served.reading(),
                  of,
                  population,
                  said(seed).orElse(""),
                  sample,
                  served.witnesses().get()),
              Links.SERVED);
        });
  }

  private Witnessing witnessing() {
    return ReadWitnesses.of(served.reading(), served.witnesses().get());
  }

  private static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1;

    Missing(String seen) {
      super(seen);
    }
  }

  private static final class Misunderstood extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misunderstood(String seen) {
      super(seen);
    }
  }

  private static HttpResponse<byte[]> shown(Supplier<String> page) {
    try {
      return html(HttpStatus.OK, page.get());
    } catch (Missing e) {
      return html(
          HttpStatus.NOT_FOUND, NoticePage.of("NOT FOUND", String.valueOf(e.getMessage()), BACK));
    } catch (Misunderstood e) {
      return html(
          HttpStatus.BAD_REQUEST,
          NoticePage.of("NOT UNDERSTOOD", String.valueOf(e.getMessage()), BACK));
    }
  }

  private static HttpResponse<byte[]> html(HttpStatus status, String page) {
    return HttpResponse.<byte[]>status(status)
        .body(page.getBytes(StandardCharsets.UTF_8))
        .header("Content-Type", "text/html; charset=utf-8")
        .header("Content-Security-Policy", PageStyle.policy())
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer");
  }

  /** A field that was left empty says nothing. */
  private static Optional<String> said(Optional<String> field) {
    return field.filter(text -> !text.isBlank());
  }

  private Instant now() {
    return served.clock().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new Misunderstood("A number is expected where " + text + " stands");
    }
    return Long.parseLong(text);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Misunderstood(
          "A time in UTC is expected, as in 2026-01-01T00:00:00Z, where " + text + " stands");
    }
  }
}
