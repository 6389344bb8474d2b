package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.value.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What both drills are told: which migrations, which tool's rules, which server, how far. */
final class DrillOptions {
  private Optional<Layout> layout = Optional.empty();
  private Optional<Dialect> engine = Optional.empty();
  private Budget budget = Budget.NONE;
  private final Map<String, String> flyway = new LinkedHashMap<>();

  @Parameters(
      arity = "0..1",
      paramLabel = "MIGRATIONS",
      description = "The folder of migrations; without it, `plan: migrations:` of evenkeel.yaml.")
  private @Nullable String migrations;

  @Option(
      names = "--before",
      paramLabel = "FILE",
      description =
          "SQL that the environment provides before the first migration: roles, extensions,"
              + " settings.")
  private @Nullable String before;

  @Option(
      names = "--seed",
      paramLabel = "ROWS",
      description =
          "Rows that are there before: constraints (made to fit the tables), none, or a file of"
              + " SQL.")
  private String seed = "none";

  @Option(
      names = "--every-version",
      description = "Every migration of the folder at its own place, not only the pending ones.")
  private boolean everyVersion;

  @Option(
      names = "--sandbox",
      paramLabel = "WHERE",
      description = "embedded (default), testcontainers, or the URL of a server given to drills.")
  private String sandbox = "embedded";

  @Option(
      names = "--from",
      paramLabel = "ID",
      description = "The newest migration that is applied already; the drill begins after it.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "ID", description = "The last migration of the drill.")
  private @Nullable String to;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description = "auto (default) or the migration tool whose rules hold.")
  void layout(String word) {
    layout =
        word.equals("auto")
            ? Optional.empty()
            : Optional.of(
                Layout.named(word)
                    .orElseThrow(
                        () -> new UsageError(expected("--layout", word, Layout.words(), "auto"))));
  }

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "postgresql, mariadb or mysql; without it, as the migrations are written.")
  void engine(String word) {
    engine =
        Optional.of(
            Dialect.named(word)
                .orElseThrow(
                    () -> new UsageError(expected("--engine", word, Dialect.words(), ""))));
  }

  @Option(
      names = "--budget",
      paramLabel = "LIMIT",
      description =
          "A time (90s, 10m) or a number of points; what is left out is said, and nothing is"
              + " passed then.")
  void budget(String written) {
    budget = Budget.of(written);
  }

  @Option(
      names = "--flyway",
      paramLabel = "KEY=VALUE",
      description = "Passed through to Flyway; repeatable.")
  void flyway(String pair) {
    int equals = pair.indexOf('=');
    if (equals <= 0) {
      throw new UsageError("--flyway " + pair + ": expected KEY=VALUE");
    }
    flyway.put(pair.substring(0, equals), pair.substring(equals + 1));
  }

  Optional<String> migrations() {
    return Optional.ofNullable(migrations);
  }

  /** Empty for {@code auto}. */
  Optional<Layout> layout() {
    return layout;
  }

  Optional<Dialect> engine() {
    return engine;
  }

  Optional<String> before() {
    return Optional.ofNullable(before);
  }

  String seed() {
    return seed;
  }

  boolean everyVersion() {
    return everyVersion;
  }

  String sandbox() {
    return sandbox;
  }

  Optional<String> from() {
    return Optional.ofNullable(from);
  }

  Optional<String> to() {
    return Optional.ofNullable(to);
  }

  Budget budget() {
    return budget;
  }

  Map<String, String> flyway() {
    return Map.copyOf(flyway);
  }

  private static String expected(String option, String word, List<String> words, String more) {
    List<String> near = Nearest.to(word, words, 1);
    return option
        + " "
        + word
        + ": expected "
        + (more.isEmpty() ? "" : more + ", ")
        + String.join(", ", words)
        + (near.isEmpty() ? "" : "; did you mean " + near.getFirst() + "?");
  }
}
