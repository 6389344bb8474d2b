package dev.evenkeel.environment.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds folders of database migrations, by their files' names and first lines. */
final class MigrationsFinder {
  /** A folder and the tool whose layout it has. */
  record Migrations(String path, String layout) {}

  private static final Map<String, Pattern> BY_NAME =
      new TreeMap<>(
          Map.of(
              "flyway", Pattern.compile("[VUR][0-9._]*__.+\\.sql"),
              "golang-migrate", Pattern.compile("[0-9]+_.+\\.(up|down)\\.sql"),
              "prisma", Pattern.compile("migration\\.sql"),
              "diesel", Pattern.compile("(up|down)\\.sql")));
  private static final Map<String, Pattern> BY_HEAD =
      new TreeMap<>(
          Map.of(
              "goose", Pattern.compile("(?m)^-- \\+goose Up"),
              "dbmate", Pattern.compile("(?m)^--\\s*migrate:up"),
              "sql-migrate", Pattern.compile("(?m)^-- \\+migrate Up"),
              "liquibase", Pattern.compile("(?mi)^\\s*--\\s*liquibase\\s+formatted")));

  private MigrationsFinder() {}

  /** The folder with the most of them first. */
  static List<Migrations> in(Listing listing) {
    Map<Migrations, Long> found =
        listing.files().stream()
            .filter(f -> f.endsWith(".sql") && !f.contains("/test/"))
            .map(f -> one(f, listing))
            .flatMap(Optional::stream)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return found.entrySet().stream()
        .sorted(
            Map.Entry.<Migrations, Long>comparingByValue()
                .reversed()
                .thenComparing(e -> e.getKey().path()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Optional<Migrations> one(String file, Listing listing) {
    String name = Names.file(file);
    for (var rule : BY_NAME.entrySet()) {
      if (rule.getValue().matcher(name).matches()) {
        // these two keep each migration in a folder of its own
        boolean nested = rule.getKey().equals("diesel") || rule.getKey().equals("prisma");
        String folder = nested ? Names.folder(Names.folder(file)) : Names.folder(file);
        return folder.isEmpty()
            ? Optional.empty()
            : Optional.of(new Migrations(folder, rule.getKey()));
      }
    }
    if (!name.matches("[0-9].*")) {
      return Optional.empty();
    }
    String head = listing.head().apply(file);
    return BY_HEAD.entrySet().stream()
        .filter(rule -> rule.getValue().matcher(head).find())
        .map(rule -> new Migrations(Names.folder(file), rule.getKey()))
        .findFirst();
  }
}
