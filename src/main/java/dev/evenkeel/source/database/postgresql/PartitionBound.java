package dev.evenkeel.source.database.postgresql;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Which rows a partition takes. A list of values is printed as it was written once. */
final class PartitionBound {
  private static final String LIST = "FOR VALUES IN (";

  private PartitionBound() {}

  /** The values of a list in one order; every other bound as it is. */
  static @Nullable String ordered(@Nullable String bound) {
    if (bound == null || !bound.startsWith(LIST) || !bound.endsWith(")")) {
      return bound;
    }
    var values = new ArrayList<String>();
    boolean quoted = false;
    int from = LIST.length();
    for (int i = from; i < bound.length(); i++) {
      char c = bound.charAt(i);
      quoted ^= c == '\'';
      if (!quoted && (c == ',' || i == bound.length() - 1)) {
        values.add(bound.substring(from, i).strip());
        from = i + 1;
      }
    }
    values.sort(null);
    return LIST + String.join(", ", values) + ")";
  }
}
