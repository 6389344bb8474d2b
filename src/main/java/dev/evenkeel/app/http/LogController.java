package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.trail.Published;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.tree.Tile;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.Optional;

/**
 * The log as anybody's tools read it: c2sp.org/tlog-tiles. Hashes and signed heads are public;
 * entries name changes and environments, so they are not.
 */
@Controller("/log")
final class LogController {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String FOR_CALLERS = "private, max-age=31536000, immutable";
  private static final String SECONDS = "public, max-age=1";
  private static final String BYTES = "application/octet-stream";

  private final Served served;

  LogController(Served served) {
    this.served = served;
  }

  @Get("/checkpoint")
  @Produces(MediaType.ALL)
  @Needs(Scope.OPEN)
  HttpResponse<byte[]> checkpoint() {
    SignedNote newest =
        served
            .reading()
            .read(Storage.Reader::checkpoint)
            .orElseThrow(
                () ->
                    new Refusal(
                        ProblemKind.NOT_FOUND,
                        "the log is empty, so no checkpoint is signed",
                        "record something: POST /v1/changes"));
    return HttpResponse.ok(newest.bytes())
        .header("Content-Type", "text/plain; charset=utf-8")
        .header("Cache-Control", SECONDS);
  }

  @Get("/tile/entries/{+path}")
  @Produces(MediaType.ALL)
  @Needs(Scope.AUDIT)
  HttpResponse<byte[]> entries(String path) {
    return tile("tile/entries/" + path, FOR_CALLERS, Published::entries);
  }

  @Get("/tile/{level}/{+path}")
  @Produces(MediaType.ALL)
  @Needs(Scope.OPEN)
  HttpResponse<byte[]> hashes(String level, String path) {
    // A path that says "entries" in other letters is no tile of hashes: whoever keeps it for a year
    // under the one name would hand out hashes for entries.
    String spelled = level.matches("[0-9]+") ? "tile/" + level + "/" + path : "";
    return tile(spelled, FOR_EVER, (reader, tile) -> tile.bytes(reader));
  }

  private interface Content {
    byte[] of(Storage.Reader reader, Tile tile);
  }

  private HttpResponse<byte[]> tile(String path, String cached, Content content) {
    Tile tile =
        Tile.parse(path)
            .orElseThrow(
                () ->
                    new Refusal(
                        ProblemKind.NOT_FOUND,
                        "the path names no tile as c2sp.org/tlog-tiles spells them",
                        "see /log/checkpoint for the log's size"));
    Optional<byte[]> bytes =
        served
            .reading()
            .read(
                reader ->
                    reader.frontier().size() >> (8 * tile.level())
                            >= tile.number() * Tile.FULL + tile.width()
                        ? Optional.of(content.of(reader, tile))
                        : Optional.empty());
    return HttpResponse.ok(
            bytes.orElseThrow(
                () ->
                    new Refusal(
                        ProblemKind.NOT_FOUND,
                        "the log has not grown to this tile yet",
                        "see /log/checkpoint for the log's size")))
        .header("Content-Type", BYTES)
        .header("Cache-Control", cached);
  }
}
