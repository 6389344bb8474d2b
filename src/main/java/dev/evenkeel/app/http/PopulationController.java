package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.operation.trail.AuditRecords;
import dev.evenkeel.operation.trail.StatePopulation;
import dev.evenkeel.report.trail.PopulationCsv;
import dev.evenkeel.trail.Outcome;
import dev.evenkeel.trail.Population;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.record.Submission;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything of a period, for an auditor, and samples that anybody can draw again. */
@Controller("/v1")
final class PopulationController {
  private static final int LARGEST_SAMPLE = 1000;

  private final Served served;

  PopulationController(Served served) {
    this.served = served;
  }

  @Get("/populations")
  @Needs(Scope.AUDIT)
  HttpResponse<byte[]> state(
      @QueryValue("env") Optional<String> environment,
      @QueryValue("project") Optional<String> project,
      @QueryValue("from") Optional<String> from,
      @QueryValue("to") Optional<String> to) {
    Population population = population(project, environment, from, to, OptionalLong.empty());
    StatePopulation.Stated stated = StatePopulation.run(population, project, served.statementKey());
    Map<String, Object> members = members(population, project);
    members.put("csv", stated.csv());
    members.put("statement", stated.statement());
    return Answers.json(200, members);
  }

  /** Draws, and remembers in the log what was drawn: nobody draws until they like what they see. */
  @Post("/samples")
  @Needs(Scope.AUDIT)
  @Consumes(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> sample(HttpRequest<?> request, @Body byte[] body) {
    Map<String, @Nullable Object> asked = StrictJson.object(body, "request");
    if (!(asked.get("seed") instanceof String seed)
        || !(asked.get("n") instanceof Long n)
        || n < 1
        || n > LARGEST_SAMPLE) {
      throw new Malformed(
          "request: {seed, n, env, project, from, to, size}; seed a string, n from 1 to 1000");
    }
    Optional<String> project = text(asked, "project");
    Population population =
        population(
            project, text(asked, "env"), text(asked, "from"), text(asked, "to"), size(asked));
    List<Population.Member> drawn = population.sample(seed, n.intValue());
    Map<String, Object> members = members(population, project);
    members.put("seed", seed);
    members.put("indices", drawn.stream().map(Population.Member::index).toList());
    members.put("csv", PopulationCsv.of(drawn));
    Submission record =
        AuditRecords.sample(population, project, seed, n.intValue())
            .with(Submitting.submittedBy(Doorkeeper.caller(request)));
    return switch (served.appending().append(record)) {
      case Outcome.Recorded recorded -> drawn(201, members, recorded.receipt());
      case Outcome.Repeated repeated -> drawn(200, members, repeated.receipt());
      // Another auditor drew the same; the record says who was first.
      case Outcome.Conflict conflict ->
          drawn(
              200,
              members,
              served.reading().read(log -> TransparencyLog.receipt(log, conflict.index())));
      case Outcome.Unfit unfit ->
          throw new Refusal(
              ProblemKind.NOT_A_RECORD, unfit.problem(), "correct it, and send it again");
    };
  }

  private static HttpResponse<byte[]> drawn(
      int status, Map<String, Object> members, TlogProof receipt) {
    members.put("index", receipt.index());
    members.put("receipt", receipt.toString());
    return Answers.json(status, members);
  }

  /** As the log stood when it had so many entries; nothing for as it stands now. */
  private static OptionalLong size(Map<String, @Nullable Object> asked) {
    return switch (asked.get("size")) {
      case null -> OptionalLong.empty();
      case Long number when number > 0 -> OptionalLong.of(number);
      default -> throw new Malformed("size: how many entries the log had is expected");
    };
  }

  private Population population(
      Optional<String> project,
      Optional<String> environment,
      Optional<String> from,
      Optional<String> to,
      OptionalLong size) {
    Instant begin = from.map(time -> Seen.time("from", time)).orElse(Instant.EPOCH);
    Instant end =
        to.map(time -> Seen.time("to", time)).orElse(served.clock().instant().plusMillis(1));
    return served
        .reading()
        .read(
            reader -> {
              if (reader.frontier().size() == 0) {
                throw new Refusal(
                    ProblemKind.NOT_FOUND,
                    "the log is empty, so there is nothing to state",
                    "record something: POST /v1/changes");
              }
              return Population.of(reader, project, environment, begin, end, size);
            });
  }

  private Map<String, Object> members(Population population, Optional<String> project) {
    var counts = new TreeMap<String, Object>();
    population.counts().forEach((type, count) -> counts.put(type.word(), count));
    var members = new TreeMap<String, Object>();
    project.ifPresent(name -> members.put("project", name));
    // Counters without a gap say nothing of what has counters of its own.
    members.put(
        "notInIt",
        served
            .reading()
            .read(reader -> Population.elsewhere(reader, project, population.environment()))
            .stream()
            .map(name -> name.orElse(""))
            .toList());
    population.environment().ifPresent(name -> members.put("env", name));
    members.put("from", population.from().toString());
    members.put("to", population.to().toString());
    members.put("records", population.members().size());
    members.put("counts", counts);
    members.put("gaps", population.gaps());
    members.put("size", population.head().size());
    members.put("checkpoint", population.head().text());
    return members;
  }

  private static Optional<String> text(Map<String, @Nullable Object> members, String name) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw new Malformed(name + ": a string is expected");
    };
  }
}
