package dev.evenkeel.source.database.postgresql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text form of an array of one dimension: {@code {a,"b,c",NULL}}. */
final class ArrayText {
  private ArrayText() {}

  /** The elements; none where there is no array. A NULL element is left out. */
  static List<String> elements(@Nullable String array) {
    if (array == null || array.length() < 2 || array.equals("{}")) {
      return List.of();
    }
    var elements = new ArrayList<String>();
    var element = new StringBuilder();
    boolean quoted = false;
    boolean wasQuoted = false;
    for (int i = 1; i < array.length(); i++) {
      char c = array.charAt(i);
      if (quoted && c == '\\') {
        element.append(array.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
        wasQuoted = true;
      } else if (!quoted && (c == ',' || c == '}')) {
        if (wasQuoted || !element.toString().equals("NULL")) {
          elements.add(element.toString());
        }
        element.setLength(0);
        wasQuoted = false;
      } else {
        element.append(c);
      }
    }
    return elements;
  }
}
