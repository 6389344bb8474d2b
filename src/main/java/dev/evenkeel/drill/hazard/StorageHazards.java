package dev.evenkeel.drill.hazard;

import dev.evenkeel.plan.statement.Alteration;
import dev.evenkeel.plan.statement.Names;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Storage that is written anew as a whole, partitions, and how MariaDB changes a table. */
final class StorageHazards {
  private static final Pattern REWRITES =
      Pattern.compile(
          "(?is)(CLUSTER|VACUUM|(?:ALTER\\s+(?:TABLE|MATERIALIZED\\s+VIEW)\\b.*\\bSET\\s+"
              + "(?:UNLOGGED|LOGGED|TABLESPACE|ACCESS\\s+METHOD)))\\b.*");
  private static final Pattern UNLOGGED =
      Pattern.compile("(?is)ALTER\\s+TABLE\\b.*\\bSET\\s+UNLOGGED\\b.*");
  private static final Pattern REFRESHES =
      Pattern.compile(
          "(?is)REFRESH\\s+MATERIALIZED\\s+VIEW\\s+(?!CONCURRENTLY)(" + Names.QUALIFIED + ").*");
  private static final Pattern PARTITION_OF =
      Pattern.compile("(?is)CREATE\\s+TABLE\\b.*\\bPARTITION\\s+OF\\s+(" + Names.QUALIFIED + ").*");
  private static final Pattern ATTACHES =
      Pattern.compile("(?is)ATTACH\\s+PARTITION\\s+(" + Names.QUALIFIED + ").*");
  private static final Pattern DETACHES =
      Pattern.compile(
          "(?is)DETACH\\s+PARTITION\\s+(?!.*\\bCONCURRENTLY\\b)(" + Names.QUALIFIED + ").*");
  private static final Pattern REPLACES =
      Pattern.compile("(?is)CREATE\\s+OR\\s+REPLACE\\s+TABLE\\s+(" + Names.QUALIFIED + ").*");
  private static final Pattern DROPS_SEVERAL =
      Pattern.compile(
          "(?is)DROP\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?("
              + Names.QUALIFIED
              + ")\\s*,\\s*"
              + Names.QUALIFIED
              + ".*");

  private StorageHazards() {}

  static void find(UnitSeen unit, ObservedStatement statement, Hazard.Found found) {
    String text = statement.text();
    if (REWRITES.matcher(text).matches()) {
      statement.rewrites().stream()
          .filter(name -> isTable(unit, name))
          .forEach(
              table ->
                  found.observed(
                      "table-rewritten",
                      statement,
                      table,
                      "all of "
                          + table
                          + " is written anew while nobody else can read or write it"
                          + (UNLOGGED.matcher(text).matches()
                              ? ", and from then on a crash of the server empties it"
                              : "")));
    }
    old(unit, statement, REFRESHES)
        .ifPresent(
            view ->
                found.observed(
                    "refreshed-under-lock",
                    statement,
                    view.name(),
                    view.name() + " is filled again while nobody else can read it"));
    old(unit, statement, PARTITION_OF)
        .filter(parent -> statement.lockOn(parent.name()).filter(LockMode::blocksReads).isPresent())
        .ifPresent(
            parent ->
                found.observed(
                    "partition-locks",
                    statement,
                    parent.name(),
                    "CREATE TABLE ... PARTITION OF holds a lock on "
                        + parent.name()
                        + " that lets nobody else read or write any of its partitions"));
  }

  private static boolean isTable(UnitSeen unit, String name) {
    return unit.before().relations().values().stream()
        .anyMatch(relation -> relation.name().equals(name) && !relation.isIndex());
  }

  static void find(Altered altered, Hazard.Found found) {
    ObservedStatement statement = altered.statement();
    altered
        .matched(ATTACHES)
        .flatMap(child -> altered.unit().old(child))
        .filter(child -> statement.scanned(child.name()))
        .ifPresent(
            child ->
                found.observed(
                    "partition-locks",
                    statement,
                    child.name(),
                    "ATTACH PARTITION read all of "
                        + child.name()
                        + " while nobody else could read or write it: no CHECK says what its bound"
                        + " says"));
    altered
        .matched(DETACHES)
        .ifPresent(
            child ->
                found.observed(
                    "partition-locks",
                    statement,
                    altered.name(),
                    "DETACH PARTITION holds a lock on "
                        + altered.name()
                        + " that lets nobody else read or write any of its partitions"));
  }

  /** What only MariaDB and MySQL do. */
  static void ofMysql(UnitSeen unit, ObservedStatement statement, Hazard.Found found) {
    String text = statement.text();
    if (statement.algorithm().filter("copy"::equals).isPresent()) {
      String table = Alteration.of(text).map(Alteration::table).map(Names::plain).orElse("");
      if (unit.old(table).isPresent()) {
        found.observed(
            "table-copied",
            statement,
            table,
            table
                + " is copied row by row while nobody else can write to it: the server refuses"
                + " ALGORITHM=INSTANT, and INPLACE with LOCK=NONE");
      }
    }
    old(unit, statement, REPLACES)
        .ifPresent(
            table ->
                found.said(
                    "not-atomic",
                    statement,
                    table.name(),
                    "CREATE OR REPLACE TABLE drops "
                        + table.name()
                        + " first: a crash in between leaves neither"));
    old(unit, statement, DROPS_SEVERAL)
        .ifPresent(
            table ->
                found.said(
                    "not-atomic",
                    statement,
                    table.name(),
                    "one DROP of several tables is as many steps: a crash in between leaves some"));
  }

  private static Optional<Relation> old(
      UnitSeen unit, ObservedStatement statement, Pattern pattern) {
    Matcher matcher = pattern.matcher(statement.text());
    return matcher.matches() ? unit.old(matcher.group(1), statement) : Optional.empty();
  }
}
