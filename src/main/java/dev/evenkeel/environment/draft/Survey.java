package dev.evenkeel.environment.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The files of a repository while finders take their share; no file is taken twice. */
final class Survey {
  private static final Set<String> NOT_DEPLOYED =
      Set.of("test", "tests", "testdata", "fixtures", "spec", "examples", "example", "docs");

  private final Listing listing;
  private final Set<String> all;
  private final Set<String> taken = new HashSet<>();
  private final List<Group> groups = new ArrayList<>();

  Survey(Listing listing) {
    this.listing = listing;
    this.all = Set.copyOf(listing.files());
  }

  Listing listing() {
    return listing;
  }

  List<Group> groups() {
    return groups;
  }

  /** Files nobody has taken yet, tests and examples left out. */
  List<String> files(Predicate<String> wanted) {
    return listing.files().stream()
        .filter(file -> !taken.contains(file) && deployed(file))
        .filter(wanted)
        .toList();
  }

  boolean exists(String file) {
    return all.contains(file);
  }

  void take(String file) {
    taken.add(file);
  }

  void takeBelow(String folder) {
    listing.files().stream().filter(f -> f.startsWith(folder + "/")).forEach(taken::add);
  }

  /**
   * Groups files by pattern and takes those that have a partner.
   *
   * @param source makes the YAML of one file, given its name and what it says of environments
   */
  void partners(
      String what,
      List<String> files,
      BiFunction<String, EnvironmentWord, String> source,
      BiFunction<String, String, String> nameHint) {
    var patterns = new TreeMap<String, Map<String, String>>();
    for (String file : files) {
      EnvironmentWord.in(file)
          .ifPresent(
              word ->
                  patterns
                      .computeIfAbsent(word.pattern(), p -> new TreeMap<>())
                      .putIfAbsent(word.environment(), file));
    }
    patterns.forEach(
        (pattern, byEnvironment) -> {
          var sources = new TreeMap<String, String>();
          byEnvironment.forEach(
              (environment, file) ->
                  EnvironmentWord.in(file)
                      .ifPresent(word -> sources.put(environment, source.apply(file, word))));
          if (sources.size() > 1) {
            byEnvironment.values().forEach(this::take);
          }
          String any = byEnvironment.values().iterator().next();
          groups.add(new Group(what, pattern, nameHint.apply(any, pattern), sources));
        });
  }

  private static boolean deployed(String file) {
    String[] segments = file.split("/", -1);
    for (int i = 0; i < segments.length - 1; i++) {
      if (NOT_DEPLOYED.contains(segments[i])) {
        return false;
      }
    }
    return true;
  }
}
