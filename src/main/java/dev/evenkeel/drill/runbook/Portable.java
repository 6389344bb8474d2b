package dev.evenkeel.drill.runbook;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of a fingerprint holds on another server too. Who owns a thing, who may use it and on which
 * disk it lies is the environment's, and no deploy that stops half-way is recognised by it.
 */
final class Portable {
  /** Facets; each ends its path. */
  private static final Set<String> FACETS =
      Set.of("owner", "definer", "tablespace", "sql-mode", "time-zone", "not-null-name");

  private static final Set<String> BRANCHES = Set.of("privileges", "default-privileges");
  private static final String COLLATION = "collation-version-mismatch";

  private final boolean inSchemas;
  private final Set<String> drilled = new TreeSet<>();
  private final Map<String, Integer> setAside = new TreeMap<>();

  Portable(Runbook runbook) {
    inSchemas = runbook.engine().equals("postgresql");
    for (DrilledState state : runbook.states()) {
      state.fingerprint().schema().keySet().forEach(path -> drilled.add(first(path)));
    }
  }

  /** The state's own; what is set aside of it goes without saying. */
  Fingerprint of(DrilledState state) {
    return kept(state.fingerprint(), new TreeMap<>());
  }

  Fingerprint ofLive(Fingerprint live) {
    setAside.clear();
    return kept(live, setAside);
  }

  /** What was set aside of the live database, each kind with how often. */
  List<String> setAside() {
    return setAside.entrySet().stream().map(e -> e.getKey() + " (" + e.getValue() + ")").toList();
  }

  private Fingerprint kept(Fingerprint fingerprint, Map<String, Integer> aside) {
    var schema = new TreeMap<String, String>();
    for (Map.Entry<String, String> facet : fingerprint.schema().entrySet()) {
      String why = why(facet.getKey());
      if (why.isEmpty()) {
        schema.put(facet.getKey(), facet.getValue());
      } else {
        aside.merge(why, 1, Integer::sum);
      }
    }
    var residue = new ArrayList<String>();
    for (String left : fingerprint.residue()) {
      if (left.startsWith(COLLATION)) {
        aside.merge(COLLATION, 1, Integer::sum);
      } else {
        residue.add(left);
      }
    }
    return Fingerprint.of(schema, fingerprint.history(), Map.of(), residue);
  }

  /** Empty where the facet stays. */
  private String why(String path) {
    if (path.startsWith(Fingerprint.PLATFORM)) {
      return "the platform: extensions, settings, roles";
    }
    if (inSchemas && !drilled.contains(first(path))) {
      return "all of schema " + first(path) + ", which no drilled state has";
    }
    String[] segments = path.split("/", -1);
    String last = segments[segments.length - 1];
    if (FACETS.contains(last)) {
      return last;
    }
    // Below a schema, names and what they name take turns: a table may be called privileges.
    for (int i = inSchemas ? 1 : 0; i < segments.length; i += 2) {
      if (BRANCHES.contains(segments[i])) {
        return segments[i];
      }
    }
    return "";
  }

  private static String first(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}
