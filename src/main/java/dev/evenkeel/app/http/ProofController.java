package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Proofs;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Proofs ready-made, for those who do not add up tiles. They are hashes, so they are public. */
@Controller("/log")
final class ProofController {
  private final Served served;
  private final LeafIndex leaves = new LeafIndex();

  ProofController(Served served) {
    this.served = served;
  }

  /** The first checkpoint that was signed at this size or above. */
  @Get("/checkpoints")
  @Produces(MediaType.ALL)
  @Needs(Scope.OPEN)
  HttpResponse<byte[]> at(@QueryValue("at") String at) {
    long size = Seen.number("at", at);
    return served
        .reading()
        .read(reader -> reader.firstCheckpointWith(Math.max(0, size - 1)))
        .map(
            note ->
                HttpResponse.ok(note.bytes())
                    .header("Content-Type", "text/plain; charset=utf-8")
                    .header("Cache-Control", "no-store"))
        .orElseThrow(() -> shorter(size));
  }

  private long index(String written) {
    Hash hash = Seen.hash("hash", written);
    return leaves
        .find(served.reading(), hash)
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemKind.NOT_FOUND,
                    "the log has no entry whose leaf has this hash",
                    "a leaf's hash is SHA-256 over the byte 0 and the leaf (RFC 9162); see"
                        + " /log/checkpoint for the log's size"));
  }

  /** A tlog-proof of the entry under the newest checkpoint. */
  @Get("/proof/inclusion")
  @Produces(MediaType.ALL)
  @Needs(Scope.OPEN)
  HttpResponse<byte[]> inclusion(
      @QueryValue("index") Optional<String> written, @QueryValue("hash") Optional<String> hash) {
    if (written.isPresent() == hash.isPresent()) {
      throw new Refusal(
          ProblemKind.NOT_UNDERSTOOD,
          "either index or hash is expected",
          "name the entry by its index, or by the hash of its leaf");
    }
    long index = written.map(text -> Seen.number("index", text)).orElseGet(() -> index(hash.get()));
    TlogProof proof =
        served
            .reading()
            .read(
                reader ->
                    reader
                        .checkpoint()
                        .filter(note -> Checkpoint.parse(note.text()).size() > index)
                        .map(
                            note ->
                                TlogProof.of(
                                    Proofs.inclusion(
                                        reader, index, Checkpoint.parse(note.text()).size()),
                                    note))
                        .orElseThrow(() -> shorter(index)));
    return HttpResponse.ok(proof.bytes())
        .header("Content-Type", "text/plain; charset=utf-8")
        .header("Cache-Control", "no-store");
  }

  @Get("/proof/consistency")
  @Needs(Scope.OPEN)
  HttpResponse<byte[]> consistency(
      @QueryValue("from") String older, @QueryValue("to") String newer) {
    long from = Seen.number("from", older);
    long to = Seen.number("to", newer);
    if (from > to) {
      throw new Refusal(
          ProblemKind.NOT_UNDERSTOOD,
          "from: it is larger than to",
          "ask from the older size to the newer one");
    }
    return served.reading().read(reader -> consistency(reader, from, to));
  }

  private static HttpResponse<byte[]> consistency(Storage.Reader reader, long from, long to) {
    if (reader.frontier().size() < to) {
      throw shorter(to);
    }
    List<String> path =
        Proofs.consistency(reader, from, to).path().stream().map(Hash::base64).toList();
    var members = new TreeMap<String, Object>();
    members.put("from", from);
    members.put("to", to);
    members.put("path", path);
    members.put("rootFrom", reader.root(0, from).base64());
    members.put("rootTo", reader.root(0, to).base64());
    return Answers.json(200, members);
  }

  private static Refusal shorter(long size) {
    return new Refusal(
        ProblemKind.NOT_FOUND,
        "the log has not grown to " + size + " yet",
        "see /log/checkpoint for the log's size");
  }
}
