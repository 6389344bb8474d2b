package dev.evenkeel.sandbox.seed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row that is to be tried.
 *
 * @param values by column; an empty one is NULL, a column that is not there is left to the server
 */
record Draft(Map<String, Optional<String>> values) {
  Draft {
    values = new LinkedHashMap<>(values);
  }

  Draft with(String column, Optional<String> value) {
    var other = new Draft(values);
    other.values.put(column, value);
    return other;
  }
}
