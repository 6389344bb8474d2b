package dev.evenkeel.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the connections to a place begin.
 *
 * @param query how text reaches the server
 * @param settings set at the start, e.g. {@code lock_timeout} to {@code 2s}
 * @param opening statements that every session runs first, after the settings
 * @param role whose rights the session has from then on; the owner's where empty
 */
public record Session(
    Query query, Map<String, String> settings, List<String> opening, Optional<String> role) {
  /** As the sandbox's owner, statement by statement, with the server's own settings. */
  public static final Session PLAIN =
      new Session(Query.EXTENDED, Map.of(), List.of(), Optional.empty());

  /** What a client does with the text it is given. */
  public enum Query {
    /** The driver parses it; each statement travels alone, parameters apart. */
    EXTENDED,
    /** All of it is one message, which the server takes apart: one implicit transaction. */
    SIMPLE
  }

  public Session {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    opening = List.copyOf(opening);
  }

  public Session simple() {
    return new Session(Query.SIMPLE, settings, opening, role);
  }

  /** The same session with one more setting. */
  public Session with(String setting, String value) {
    var all = new LinkedHashMap<>(settings);
    all.put(setting, value);
    return new Session(query, all, opening, role);
  }

  /** The same session, which also runs this at its start. */
  public Session opening(String statement) {
    var all = new ArrayList<>(opening);
    all.add(statement);
    return new Session(query, settings, all, role);
  }

  /** The same session with another one's rights. */
  public Session as(String otherRole) {
    return new Session(query, settings, opening, Optional.of(otherRole));
  }
}
