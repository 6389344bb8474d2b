package dev.evenkeel.plan;

import java.util.List;

/**
 * One direction of a migration, as its tool would run it.
 *
 * @param file as written, relative to the folder of migrations
 * @param text the SQL of this direction, whole
 * @param requests what the tool sends, in order; empty where the script holds comments only
 * @param transactional whether the tool itself wraps the requests in a transaction; a BEGIN inside
 *     the file is a request like any other
 */
public record Script(String file, String text, List<Request> requests, boolean transactional) {
  public Script {
    requests = List.copyOf(requests);
  }
}
