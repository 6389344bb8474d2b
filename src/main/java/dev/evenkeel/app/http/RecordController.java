package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Caller;
import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.trail.Outcome;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.Optional;
import java.util.TreeMap;

/** Takes records, and hands out receipts. */
@Controller("/v1/changes")
final class RecordController {
  private final Served served;
  private final Submitting submitting;

  RecordController(Served served, Submitting submitting) {
    this.served = served;
    this.submitting = submitting;
  }

  /** Opens a change: a record change.opened. */
  @Post
  @Needs(Scope.WRITE)
  @Consumes(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> open(HttpRequest<?> request, @Body byte[] body) {
    RecordRequest asked = RecordRequest.parse(body);
    String change =
        asked
            .change()
            .orElseThrow(
                () ->
                    new Refusal(ProblemKind.NOT_A_RECORD, "change: is missing", "name the change"));
    if (asked.type().filter(type -> type != RecordType.CHANGE_OPENED).isPresent()) {
      throw new Refusal(
          ProblemKind.NOT_A_RECORD,
          "type: a change is opened with change.opened",
          "send other records to /v1/changes/CHANGE/records");
    }
    return record(request, change, RecordType.CHANGE_OPENED, asked);
  }

  @Post("/{change}/records")
  @Needs(Scope.WRITE)
  @Consumes(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> add(HttpRequest<?> request, String change, @Body byte[] body) {
    RecordRequest asked = RecordRequest.parse(body);
    if (asked.change().filter(named -> !named.equals(change)).isPresent()) {
      throw new Refusal(
          ProblemKind.NOT_A_RECORD,
          "change: the body names another change than the path",
          "leave it out of the body");
    }
    RecordType type =
        asked
            .type()
            .orElseThrow(
                () ->
                    new Refusal(
                        ProblemKind.NOT_A_RECORD,
                        "type: is missing; there are " + String.join(", ", RecordType.words()),
                        "say what happened"));
    return record(request, change, type, asked);
  }

  static String key(HttpRequest<?> request) {
    return Optional.ofNullable(request.getHeaders().get("Idempotency-Key"))
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemKind.KEY_MISSING,
                    "without a key a repeated request would be a second record",
                    "send the header Idempotency-Key, for example RUN_ID:ATTEMPT:STEP"));
  }

  private HttpResponse<byte[]> record(
      HttpRequest<?> request, String change, RecordType type, RecordRequest asked) {
    Caller caller = Doorkeeper.caller(request);
    String key = key(request);
    Submission submission = submitting.submission(caller, key, change, type, asked);
    long began = System.nanoTime();
    Outcome outcome = served.appending().append(submission);
    served.metrics().receipts.took(System.nanoTime() - began);
    return switch (outcome) {
      case Outcome.Recorded recorded -> receipt(201, change, recorded.receipt());
      case Outcome.Repeated repeated -> receipt(200, change, repeated.receipt());
      case Outcome.Conflict conflict ->
          throw new Refusal(
              ProblemKind.KEY_TAKEN,
              "the Idempotency-Key belongs to record "
                  + conflict.index()
                  + ", which differs in: "
                  + conflict.field(),
              "a new record needs a new key, a repeated one the same fields");
      case Outcome.Unfit unfit ->
          throw new Refusal(
              ProblemKind.NOT_A_RECORD, unfit.problem(), "correct it, and send it again");
    };
  }

  private static HttpResponse<byte[]> receipt(int status, String change, TlogProof receipt) {
    Checkpoint head = receipt.head();
    var members = new TreeMap<String, Object>();
    members.put("change", change);
    members.put("index", receipt.index());
    members.put("size", head.size());
    members.put("root", head.root().base64());
    members.put("receipt", receipt.toString());
    members.put("repeated", status == 200);
    return Answers.json(status, members);
  }
}
