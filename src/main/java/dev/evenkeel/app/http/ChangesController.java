package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Caller;
import dev.evenkeel.app.http.access.Needs;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.operation.trail.ExportTrail;
import dev.evenkeel.operation.trail.ShowTrail;
import dev.evenkeel.report.trail.ShowJson;
import dev.evenkeel.trail.record.TrailLimits;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What the log knows of one change. */
@Controller("/v1/changes")
final class ChangesController {
  private final Served served;
  private final ListedChanges listed;

  ChangesController(Served served, ListedChanges listed) {
    this.served = served;
    this.listed = listed;
  }

  @Get
  @Needs(Scope.READ)
  HttpResponse<byte[]> list(HttpRequest<?> request) {
    return Answers.json(200, listed.page(Doorkeeper.caller(request), request.getParameters()));
  }

  /** Everything about a change, as {@code trail show --format json} writes it. */
  @Get("/{change}")
  @Needs(Scope.READ)
  HttpResponse<byte[]> show(HttpRequest<?> request, String change) {
    ShowTrail.Trail trail = seen(Doorkeeper.caller(request), change);
    var text = new StringBuilder();
    try {
      ShowJson.write(trail.change(), trail.records(), trail.state(), trail.checkpoint(), text);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringBuilder does no I/O", e);
    }
    return HttpResponse.ok(text.toString().getBytes(StandardCharsets.UTF_8))
        .header("Content-Type", "application/json")
        .header("Cache-Control", "no-store");
  }

  /** The evidence pack, in one file; {@code trail verify --pack} checks it once it is unpacked. */
  @Get("/{change}/evidence.zip")
  @Produces(MediaType.ALL)
  @Needs(Scope.READ)
  HttpResponse<byte[]> evidence(HttpRequest<?> request, String change) {
    seen(Doorkeeper.caller(request), change);
    var packed = new ByteArrayOutputStream();
    var room = new Room(TrailLimits.PACK_BYTES);
    try (var zip = new ZipOutputStream(packed)) {
      ExportTrail.run(
          served.reading(),
          change,
          served.logKey(),
          served.statementKey(),
          served.witnesses().get(),
          (name, bytes) -> {
            room.take(bytes.length);
            put(zip, name, bytes);
          });
    } catch (IOException e) {
      throw new UncheckedIOException("a ByteArrayOutputStream does no I/O", e);
    }
    return HttpResponse.ok(packed.toByteArray())
        .header("Content-Type", "application/zip")
        .header("Content-Disposition", "attachment; filename=\"evidence.zip\"")
        .header("Cache-Control", "no-store");
  }

  /** A pack is made in memory, and larger ones than a client reads are not begun to be sent. */
  static final class Room {
    private final long whole;
    private long taken;

    Room(long whole) {
      this.whole = whole;
    }

    void take(long bytes) {
      taken += bytes;
      if (taken > whole) {
        throw new Refusal(
            ProblemKind.TOO_LARGE,
            "the evidence pack has more than "
                + whole
                + " bytes (PACK_BYTES in docs/limits.md), which is the most that is sent in one"
                + " answer",
            "export it where the log is: evenkeel trail export CHANGE --data DIR --output PACK");
      }
    }
  }

  /** The same pack twice is the same file: no times in it. */
  private static void put(ZipOutputStream zip, String name, byte[] bytes) {
    try {
      var entry = new ZipEntry(name);
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(bytes);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException("a ByteArrayOutputStream does no I/O", e);
    }
  }

  /** A change of another project is answered as one that does not exist. */
  private ShowTrail.Trail seen(Caller caller, String change) {
    ShowTrail.Trail trail = ShowTrail.run(served.reading(), change);
    if (trail.records().isEmpty() || !caller.sees(trail.records().getFirst().entry().project())) {
      throw new Refusal(
          ProblemKind.CHANGE_UNKNOWN,
          "the log has no record of this change that the caller may see",
          "see GET /v1/changes for those it has");
    }
    return trail;
  }
}
