package dev.evenkeel.sandbox.seed;

import java.util.List;

/**
 * A rule over values of a row.
 *
 * @param text as the server shows it
 * @param columns whose values it looks at
 */
record CheckConstraint(String name, String text, List<String> columns) {
  CheckConstraint {
    columns = List.copyOf(columns);
  }
}
