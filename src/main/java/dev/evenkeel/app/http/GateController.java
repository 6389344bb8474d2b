package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Caller;
import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.operation.gate.RecordedDrill;
import dev.evenkeel.operation.gate.TrailGate;
import dev.evenkeel.operation.trail.ShowTrail;
import dev.evenkeel.trail.Outcome;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.record.Submission;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides from a change's trail, and remembers the decision. */
@Controller("/v1/gates")
final class GateController {
  private final Served served;

  GateController(Served served) {
    this.served = served;
  }

  @Post("/{environment}:decide")
  @Needs(Scope.WRITE)
  @Consumes(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> decide(HttpRequest<?> request, String environment, @Body byte[] body) {
    String key = RecordController.key(request);
    GateRequest asked = GateRequest.parse(body);
    Caller caller = Doorkeeper.caller(request);
    Optional<Decision> earlier =
        served.reading().read(reader -> earlier(reader, key, caller, environment, asked));
    return earlier.isPresent()
        ? earlier.get().answer(200, asked)
        : decided(caller, key, environment, asked);
  }

  private HttpResponse<byte[]> decided(
      Caller caller, String key, String environment, GateRequest asked) {
    Submission submission =
        served.reading().read(reader -> submission(reader, caller, key, environment, asked));
    return switch (served.appending().append(submission)) {
      case Outcome.Recorded recorded -> read(recorded.receipt()).answer(201, asked);
      // Somebody asked the same at the same time; the first answer counts.
      case Outcome.Repeated repeated -> read(repeated.receipt()).answer(200, asked);
      case Outcome.Conflict conflict ->
          served
              .reading()
              .read(reader -> earlier(reader, key, caller, environment, asked))
              .orElseThrow(() -> taken(conflict.index()))
              .answer(200, asked);
      case Outcome.Unfit unfit ->
          throw new Refusal(
              ProblemKind.NOT_A_RECORD, unfit.problem(), "correct it, and send it again");
    };
  }

  private Submission submission(
      Storage.Reader reader, Caller caller, String key, String environment, GateRequest asked) {
    Optional<String> project = Submitting.project(reader, caller, asked.change());
    List<Remembered> records = ShowTrail.read(reader, asked.change()).records();
    return new TrailGate(
            asked.change(),
            environment,
            asked.asked(),
            records,
            RecordedDrill.among(reader, records),
            served.clock().instant())
        .submission(key, project, served.statementKey(), Submitting.submittedBy(caller));
  }

  private Decision read(TlogProof receipt) {
    return served.reading().read(reader -> Decision.of(reader, receipt.index()));
  }

  private static Optional<Decision> earlier(
      Storage.Reader reader, String key, Caller caller, String environment, GateRequest asked) {
    var index = reader.indexOfKey(Submitting.project(reader, caller, asked.change()), key);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    Decision decision = Decision.of(reader, index.getAsLong());
    if (!decision.answers(environment, asked)) {
      throw taken(index.getAsLong());
    }
    return Optional.of(decision);
  }

  private static Refusal taken(long index) {
    return new Refusal(
        ProblemKind.KEY_TAKEN,
        "the Idempotency-Key belongs to record " + index + ", which is another question's answer",
        "a new question needs a new key, a repeated one the same fields");
  }

  /** A decision as the log has it. */
  private record Decision(Remembered record, String summary, TlogProof receipt) {
    static Decision of(Storage.Reader reader, long index) {
      Remembered record = ShowTrail.remembered(reader, index);
      String summary =
          record.entry().evidence().stream()
              .filter(piece -> piece.name().equals(TrailGate.SUMMARY))
              .map(Commitment::hash)
              .flatMap(hash -> reader.blob(hash).stream())
              .map(blob -> new String(blob.content(), StandardCharsets.UTF_8))
              .findFirst()
              .orElse("");
      return new Decision(record, summary, TransparencyLog.receipt(reader, index));
    }

    boolean answers(String environment, GateRequest asked) {
      return record.entry().type() == RecordType.GATE_DECIDED
          && record.entry().change().equals(asked.change())
          && record.entry().environment().equals(Optional.of(environment))
          && asked.asked().digest().equals(body().get("asked"));
    }

    private Map<String, @Nullable Object> body() {
      return record.body().orElse(Map.of());
    }

    HttpResponse<byte[]> answer(int status, GateRequest asked) {
      var members = new TreeMap<String, @Nullable Object>();
      members.put("change", record.entry().change());
      members.put("verdict", body().get("verdict"));
      members.put("reasons", body().get("reasons"));
      members.put("mode", asked.enforce() ? "enforce" : "advise");
      members.put("summary", summary);
      members.put("index", record.index());
      members.put("receipt", receipt.toString());
      members.put("repeated", status == 200);
      return Answers.json(status, members);
    }
  }
}
