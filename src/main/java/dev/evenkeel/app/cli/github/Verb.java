package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.github.Input;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a step can be asked to do, and the words it takes beside options. */
enum Verb {
  COMPARE("compare", Optional.of("parity.checked")),
  GATE("gate", Optional.empty()),
  HALF_DEPLOY("drill half-deploy", Optional.of("drill.half_deploy")),
  ROLLBACK("drill rollback", Optional.of("drill.rollback")),
  EXPORT("trail export", Optional.empty()),
  COMMENT("comment", Optional.empty());

  private final String words;
  private final Optional<String> record;

  Verb(String words, Optional<String> record) {
    this.words = words;
    this.record = record;
  }

  static Verb named(String words) {
    return Arrays.stream(values())
        .filter(verb -> verb.words.equals(words))
        .findFirst()
        .orElseThrow();
  }

  static List<String> all() {
    return Arrays.stream(values()).map(verb -> verb.words).toList();
  }

  List<String> words() {
    return List.of(words.split(" ", -1));
  }

  List<Input> positional() {
    return switch (this) {
      case COMPARE, GATE -> List.of(Input.LEFT, Input.RIGHT);
      case HALF_DEPLOY, ROLLBACK -> List.of(Input.MIGRATIONS);
      case EXPORT, COMMENT -> List.of();
    };
  }

  /** As what kind of record the change's trail remembers it; the gate remembers itself. */
  Optional<String> record() {
    return record;
  }

  /** Whether it leaves a report of a comparison. */
  boolean compares() {
    return this == COMPARE || this == GATE;
  }

  /** Whether it leaves a report at all. */
  boolean reports() {
    return this != EXPORT && this != COMMENT;
  }
}
