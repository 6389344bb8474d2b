package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Caller;
import dev.evenkeel.operation.trail.ShowTrail;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.record.Entry;
import io.micronaut.http.HttpParameters;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Changes in pages, the newest first. A page looks at a bounded number of changes: where few of
 * them fit it is short and goes on, so that no question keeps the log busy for long.
 */
@Singleton
final class ListedChanges {
  private static final int LOOKED_AT = 500;
  private static final Set<String> PARAMETERS =
      Set.of("env", "from", "to", "actor", "digest", "commit", "verdict", "cursor");

  private final Served served;
  private final int rowsOfAPage;

  ListedChanges(Served served, Bounds bounds) {
    this.served = served;
    rowsOfAPage = bounds.page();
  }

  Map<String, Object> page(Caller caller, HttpParameters parameters) {
    for (String name : parameters.names()) {
      if (!PARAMETERS.contains(name)) {
        throw new Refusal(
            ProblemKind.NOT_UNDERSTOOD,
            "there is no parameter " + Seen.word(name),
            "there are " + new TreeSet<>(PARAMETERS));
      }
    }
    var wanted = Wanted.of(parameters);
    return served.reading().read(reader -> page(reader, caller, wanted));
  }

  private Map<String, Object> page(Storage.Reader reader, Caller caller, Wanted wanted) {
    Cursor cursor = Cursor.of(wanted.text("cursor"), reader.frontier().size());
    var rows = new ArrayList<Map<String, Object>>();
    long before = cursor.before();
    List<Long> openings = reader.openings(before, LOOKED_AT);
    for (long opening : openings) {
      if (rows.size() == rowsOfAPage) {
        break;
      }
      before = opening;
      row(reader, caller, wanted, opening, cursor.size()).ifPresent(rows::add);
    }
    boolean more = rows.size() == rowsOfAPage || openings.size() == LOOKED_AT;
    var page = new TreeMap<String, Object>();
    page.put("size", cursor.size());
    page.put("changes", rows);
    page.put("root", reader.root(0, cursor.size()).base64());
    if (more && before > 0) {
      page.put("next", new Cursor(cursor.size(), before).toString());
    }
    return page;
  }

  /** One row that cannot be read is a row that says so; the others are shown. */
  private static Optional<Map<String, Object>> row(
      Storage.Reader reader, Caller caller, Wanted wanted, long opening, long size) {
    try {
      Entry first = Entry.parse(reader.leaf(opening));
      if (!caller.sees(first.project())) {
        return Optional.empty();
      }
      var row = ChangeRow.of(ShowTrail.read(reader, first.change()), size);
      return wanted.fits(row) ? Optional.of(row.members()) : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(
          Map.of(
              "index",
              opening,
              "problem",
              "this change cannot be read ("
                  + e.getClass().getSimpleName()
                  + "); evenkeel trail"
                  + " verify says what does not hold"));
    }
  }

  private record Wanted(HttpParameters parameters, Optional<Instant> from, Optional<Instant> to) {
    /** What cannot be read is said once, not in each row. */
    static Wanted of(HttpParameters parameters) {
      return new Wanted(parameters, time(parameters, "from"), time(parameters, "to"));
    }

    Optional<String> text(String name) {
      return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    boolean fits(ChangeRow row) {
      Instant opened = row.records().getFirst().entry().receivedAt();
      return text("env").map(row::in).orElse(true)
          && from.map(begin -> !opened.isBefore(begin)).orElse(true)
          && to.map(opened::isBefore).orElse(true)
          && text("verdict").map(row::hasVerdict).orElse(true)
          && text("commit")
              .map(value -> row.states(List.of("commit", "subjects"), value))
              .orElse(true)
          && text("digest")
              .map(value -> row.states(List.of("digest", "plan", "subjects"), value))
              .orElse(true)
          && text("actor")
              .map(
                  value ->
                      row.states(
                          List.of("requestedBy", "requestedById", "principal", "principalId"),
                          value))
              .orElse(true);
    }

    private static Optional<Instant> time(HttpParameters parameters, String name) {
      return Optional.ofNullable(parameters.get(name)).map(written -> Seen.time(name, written));
    }
  }
}
