package dev.evenkeel.source.file.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.trail.record.TrailLimits;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Pattern ROW = Pattern.compile("\\| `([A-Z_]+)` \\| ([0-9,]+) \\|.*");

  @Test
  void the_documentation_names_each_limit_with_its_value() throws IOException {
    Set<String> documented = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("docs/limits.md"))) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        documented.add(row.group(1) + " " + row.group(2));
      }
    }
    Set<String> enforced = new TreeSet<>();
    for (Class<?> limits : List.of(Limits.class, TrailLimits.class)) {
      for (Field field : limits.getFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          enforced.add(field.getName() + " " + String.format(Locale.ROOT, "%,d", number(field)));
        }
      }
    }
    assertEquals(enforced, documented);
  }

  private static long number(Field field) {
    try {
      return ((Number) field.get(null)).longValue();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
