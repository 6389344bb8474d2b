package dev.evenkeel.app.http.access;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may do. */
public enum Scope {
  /** Nobody has to say who they are: health, and the log's public part. */
  OPEN,
  /** Look at changes and their evidence. */
  READ,
  /** Put records into the log. */
  WRITE,
  /** See across all projects: entries, populations, samples. */
  AUDIT;

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }
}
