package dev.evenkeel.check.cel;

import dev.cel.common.values.NullValue;
import dev.evenkeel.value.Absent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain Java values as CEL's: numbers are long or double, what is absent is null. */
final class CelValues {
  private CelValues() {}

  static Object of(Object value) {
    return switch (value) {
      case Absent absent -> NullValue.NULL_VALUE;
      case Integer number -> number.longValue();
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, inner) -> copy.put(String.valueOf(key), of(inner)));
        yield copy;
      }
      case List<?> list -> {
        var copy = new ArrayList<Object>(list.size());
        list.forEach(inner -> copy.add(of(inner)));
        yield copy;
      }
      default -> value;
    };
  }

  static String typeName(Object value) {
    return switch (value) {
      case Long number -> "an int";
      case Double number -> "a double";
      case CharSequence text -> "a string";
      case NullValue none -> "null";
      case Map<?, ?> map -> "a map";
      case List<?> list -> "a list";
      default -> "a " + value.getClass().getSimpleName();
    };
  }
}
