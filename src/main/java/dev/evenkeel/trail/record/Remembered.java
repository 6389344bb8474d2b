package dev.evenkeel.trail.record;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry and what is still known of its body.
 *
 * @param index where it stands in the log
 * @param body its own fields; nothing where none was stated or it was erased
 * @param erased whether the entry commits to a body that was erased
 */
public record Remembered(
    long index, Entry entry, Optional<Map<String, @Nullable Object>> body, boolean erased) {
  public Detail detail() {
    return Detail.of(entry.type(), body.orElse(Map.of()));
  }
}
