package dev.evenkeel.environment.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An environment that the name of a file speaks of.
 *
 * @param environment its one name: {@code staging} for stage and stg, {@code production} for prod,
 *     prd and live
 * @param pattern the path with {@code *} where the environment's name stood: files with the same
 *     pattern are partners
 * @param directory the path up to the first segment that names the environment, where that segment
 *     is a directory
 */
record EnvironmentWord(String environment, String pattern, Optional<String> directory) {
  private static final Pattern WORD =
      Pattern.compile(
          "(?i)(?<![A-Za-z0-9])(pre[-_.]?prod(?:uction)?|non[-_.]?prod(?:uction)?|production|prod|prd"
              + "|live|staging|stage|stag|stg|uat|qa|testing|test|development|develop|dev|sandbox"
              + "|demo|canary)(?![A-Za-z0-9])");

  /** Nearest to production first: the order in which two environments are chosen for comparing. */
  static final List<String> BY_RANK =
      List.of(
          "production",
          "preprod",
          "staging",
          "canary",
          "uat",
          "qa",
          "test",
          "nonprod",
          "demo",
          "sandbox",
          "development");

  private record Hit(String environment, boolean weak, int start, int end) {}

  static Optional<EnvironmentWord> in(String path) {
    var hits = new ArrayList<Hit>();
    for (Matcher m = WORD.matcher(path); m.find(); ) {
      String word = m.group().toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
      hits.add(new Hit(canonical(word), weak(word), m.start(), m.end()));
    }
    // "live/prod/..." is about prod: words that are often something else yield to plain ones
    if (environments(hits) > 1 && hits.stream().anyMatch(h -> !h.weak)) {
      hits.removeIf(Hit::weak);
    }
    if (hits.isEmpty()) {
      return Optional.empty();
    }
    if (environments(hits) > 1) {
      hits.subList(0, hits.size() - 1).clear();
    }
    return Optional.of(named(path, hits));
  }

  private static EnvironmentWord named(String path, List<Hit> hits) {
    var pattern = new StringBuilder(path);
    for (Hit hit : hits.reversed()) {
      pattern.replace(hit.start, hit.end, "*");
    }
    int slash = path.indexOf('/', hits.getFirst().start);
    return new EnvironmentWord(
        hits.getFirst().environment,
        pattern.toString(),
        slash < 0 ? Optional.empty() : Optional.of(path.substring(0, slash)));
  }

  private static long environments(List<Hit> hits) {
    return hits.stream().map(Hit::environment).distinct().count();
  }

  private static boolean weak(String word) {
    return List.of("live", "test", "testing", "demo", "dev", "stage", "canary").contains(word);
  }

  private static String canonical(String word) {
    return switch (word) {
      case "production", "prod", "prd", "live" -> "production";
      case "preprod", "preproduction" -> "preprod";
      case "nonprod", "nonproduction" -> "nonprod";
      case "staging", "stage", "stag", "stg" -> "staging";
      case "testing", "test" -> "test";
      case "development", "develop", "dev" -> "development";
      default -> word;
    };
  }
}
