package dev.evenkeel.drill;

import dev.evenkeel.drill.LiveHistory.Entry;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How far a plan has come in a database that runs. In doubt nothing is guessed. */
public sealed interface Applied {
  /**
   * The first so many of its migrations.
   *
   * @param newest empty where there is none
   */
  record UpTo(Optional<Migration> newest, int count) implements Applied {}

  /** It cannot be told. */
  record Unclear(String why, String next) implements Applied {}

  /** Types of rows in Flyway's history. */
  Set<String> NO_MIGRATIONS = Set.of("SCHEMA", "BASELINE");

  static Applied of(Plan plan, LiveHistory history) {
    if (!history.doubts().isEmpty()) {
      return new Unclear(
          history.doubts().getFirst(), "`evenkeel where` says which drilled state that may be");
    }
    String tool = tool(plan.layout());
    List<Entry> entries =
        history.entries().stream().filter(entry -> entry.tool().equals(tool)).toList();
    if (entries.isEmpty()) {
      return history.tables().isEmpty()
          ? new UpTo(Optional.empty(), 0)
          : new Unclear(
              "it holds "
                  + (history.tables().size() == 1
                      ? "the table "
                      : history.tables().size() + " tables, among them ")
                  + history.tables().getFirst()
                  + ", and no history of "
                  + plan.layout().word(),
              "see that the account may read the tool's table, or that the layout is the right"
                  + " one");
    }
    List<Migration> versioned =
        plan.migrations().stream().filter(migration -> !migration.repeatable()).toList();
    var applied = new ArrayList<Migration>();
    for (Entry entry : entries) {
      List<Migration> named = named(entry, versioned, plan);
      if (named.isEmpty() && isMigration(entry, plan)) {
        return new Unclear(
            "its history knows " + said(entry) + ", which no file of the folder is",
            "take the folder that was deployed, with the older files: what is applied is made from"
                + " them");
      }
      applied.addAll(named);
    }
    int count = (int) versioned.stream().takeWhile(applied::contains).count();
    Optional<Migration> late = versioned.stream().skip(count).filter(applied::contains).findFirst();
    return late.<Applied>map(
            migration ->
                new Unclear(
                    migration.id()
                        + " is applied and "
                        + versioned.get(count).id()
                        + " before it is not",
                    "apply in the order of the plan, or say --from where the drill begins"))
        .orElseGet(
            () ->
                new UpTo(
                    count == 0 ? Optional.empty() : Optional.of(versioned.get(count - 1)), count));
  }

  /** Those that a row speaks of: one, or all up to one where a tool keeps no row for each. */
  private static List<Migration> named(Entry entry, List<Migration> versioned, Plan plan) {
    if (plan.layout() == Layout.GOLANG_MIGRATE) {
      String version = entry.facets().getOrDefault("version", "");
      for (int at = versioned.size() - 1; at >= 0; at--) {
        if (versioned.get(at).version().equals(version)) {
          return versioned.subList(0, at + 1);
        }
      }
      return List.of();
    }
    String key = said(entry);
    if (plan.layout() == Layout.FLYWAY
        && entry.facets().getOrDefault("type", "").equals("BASELINE")) {
      return versioned.stream().filter(each -> compare(each.version(), key) <= 0).toList();
    }
    return versioned.stream()
        .filter(each -> each.version().equals(key) || each.version().replace("::", " ").equals(key))
        .toList();
  }

  /** A row of Flyway's may also be of the schema, of a baseline or of a repeatable migration. */
  private static boolean isMigration(Entry entry, Plan plan) {
    return plan.layout() != Layout.FLYWAY
        || (!NO_MIGRATIONS.contains(entry.facets().getOrDefault("type", ""))
            && !entry.key().equals(entry.facets().get("script")));
  }

  private static String said(Entry entry) {
    return entry.tool().equals("golang-migrate")
        ? entry.facets().getOrDefault("version", entry.key())
        : entry.facets().getOrDefault("change", entry.key());
  }

  /** As Flyway orders them: part by part, by number. */
  private static int compare(String left, String right) {
    String[] ours = left.split("[._]", -1);
    String[] theirs = right.split("[._]", -1);
    for (int i = 0; i < Math.max(ours.length, theirs.length); i++) {
      int order = part(ours, i).compareTo(part(theirs, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static BigInteger part(String[] parts, int at) {
    return at < parts.length && parts[at].matches("[0-9]+")
        ? new BigInteger(parts[at])
        : BigInteger.ZERO;
  }

  /** What a history of this layout is called. */
  private static String tool(Layout layout) {
    return switch (layout) {
      case DBMATE -> "schema_migrations";
      case LIQUIBASE_SQL -> "liquibase";
      case ATLAS,
          DIESEL,
          FLYWAY,
          GOLANG_MIGRATE,
          GOOSE,
          PAIRS,
          POP,
          PRISMA,
          SQITCH,
          SQL_MIGRATE,
          SQLX ->
          layout.word();
    };
  }
}
