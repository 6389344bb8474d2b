package dev.evenkeel.drill.hazard;

import dev.evenkeel.plan.statement.Names;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What changes to the columns of a table do to who reads and writes it. */
final class ColumnHazards {
  private static final String COLUMN = "(?is)(?:COLUMN\\s+)?";
  private static final Pattern DROPS =
      Pattern.compile(
          "(?is)DROP\\s+(?!CONSTRAINT\\b|PRIMARY\\b|FOREIGN\\b|INDEX\\b|KEY\\b|CHECK\\b|PARTITION\\b)"
              + COLUMN
              + "(?:IF\\s+EXISTS\\s+)?("
              + Names.ONE
              + ").*");
  private static final Pattern RENAMES =
      Pattern.compile(
          "(?is)(?:RENAME\\s+(?!TO\\b|CONSTRAINT\\b|INDEX\\b|KEY\\b|AS\\b)"
              + COLUMN
              + "|CHANGE\\s+"
              + COLUMN
              + ")("
              + Names.ONE
              + ")\\s+.*");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?is)ALTER\\s+" + COLUMN + "(" + Names.ONE + ")\\s+(?:SET\\s+DATA\\s+)?TYPE\\b.*");
  private static final Pattern WITH_ZONE =
      Pattern.compile("(?is).*\\bTYPE\\s+(TIMESTAMPTZ|TIMESTAMP\\b.*\\bWITH\\s+TIME\\s+ZONE)\\b.*");
  private static final Pattern ADDS =
      Pattern.compile(
          "(?is)ADD\\s+(?!CONSTRAINT\\b|PRIMARY\\b|UNIQUE\\b|FOREIGN\\b|CHECK\\b|EXCLUDE\\b|INDEX\\b"
              + "|KEY\\b|FULLTEXT\\b|SPATIAL\\b|PARTITION\\b|PERIOD\\b|SYSTEM\\b|\\()"
              + COLUMN
              + "(?:IF\\s+NOT\\s+EXISTS\\s+)?("
              + Names.ONE
              + ")\\s.*");
  private static final Pattern GENERATED =
      Pattern.compile(
          "(?is).*(\\bGENERATED\\s+(?:ALWAYS|BY\\s+DEFAULT)\\s+AS\\b|\\b(?:BIG|SMALL)?SERIAL\\d?\\b"
              + "|\\bAUTO_INCREMENT\\b|\\bAS\\s*\\().*");
  private static final Pattern DEFAULT = Pattern.compile("(?is).*\\b(DEFAULT)\\b.*");
  private static final Pattern NOT_NULL = Pattern.compile("(?is).*\\b(NOT\\s+NULL)\\b.*");
  private static final Pattern SETS_NOT_NULL =
      Pattern.compile("(?is)ALTER\\s+" + COLUMN + "(" + Names.ONE + ")\\s+SET\\s+NOT\\s+NULL");
  private static final Pattern DROPS_DEFAULT =
      Pattern.compile("(?is)ALTER\\s+" + COLUMN + "(" + Names.ONE + ")\\s+DROP\\s+DEFAULT");
  private static final Pattern LOOSENS =
      Pattern.compile(
          "(?is)ALTER\\s+" + COLUMN + "(" + Names.ONE + ")\\s+DROP\\s+(?:NOT\\s+NULL|DEFAULT)");

  private ColumnHazards() {}

  /**
   * Looks at one action.
   *
   * @param filled columns that the plan has added NOT NULL with a default, up to there
   */
  static void find(Altered altered, Set<String> filled, Hazard.Found found) {
    String table = altered.name();
    ObservedStatement statement = altered.statement();
    altered
        .matched(DROPS_DEFAULT)
        .filter(column -> filled.contains(of(table, column)))
        .ifPresent(
            column ->
                found.said(
                    "default-dropped",
                    statement,
                    of(table, column),
                    of(table, column)
                        + " was added NOT NULL with a default that the same plan takes away:"
                        + " running code, which does not name it, cannot insert any more"));
    altered
        .matched(ADDS)
        .filter(column -> altered.is(NOT_NULL) && altered.is(DEFAULT))
        .ifPresent(column -> filled.add(of(table, column)));
    altered
        .matched(DROPS)
        .filter(altered::isOldColumn)
        .ifPresent(
            column ->
                found.observed(
                    "column-dropped",
                    statement,
                    of(table, column),
                    "column "
                        + of(table, column)
                        + " is gone with what it held, and code that names it fails at once"));
    altered
        .matched(RENAMES)
        .filter(altered::isOldColumn)
        .filter(column -> !keepsName(altered.action()))
        .ifPresent(
            column ->
                found.said(
                    "renamed",
                    statement,
                    of(table, column),
                    "column "
                        + of(table, column)
                        + " has another name: running code still asks for the old one"));
    altered.matched(TYPE).filter(altered::isOldColumn).ifPresent(c -> type(altered, c, found));
    altered.matched(ADDS).ifPresent(column -> added(altered, column, found));
    altered
        .matched(SETS_NOT_NULL)
        .filter(column -> altered.scanned())
        .ifPresent(
            column ->
                found.observed(
                    "set-not-null-scans",
                    statement,
                    of(table, column),
                    "SET NOT NULL read all of "
                        + table
                        + " while nobody else could read or write it"));
    altered
        .matched(LOOSENS)
        .filter(altered::isOldColumn)
        .ifPresent(
            column ->
                found.said(
                    "rule-loosened",
                    statement,
                    of(table, column),
                    of(table, column) + loosened(altered)));
  }

  private static String loosened(Altered altered) {
    return altered.is(DROPS_DEFAULT)
        ? " has no default any more: running code that leaves it out writes NULL, or cannot"
            + " insert"
        : " may be NULL now: new code can write rows that old code, and the way back, refuse";
  }

  /** MySQL's CHANGE names a column twice, also where only its type is another. */
  private static boolean keepsName(String action) {
    var names =
        Pattern.compile(
                "(?is)CHANGE\\s+(?:COLUMN\\s+)?(" + Names.ONE + ")\\s+(" + Names.ONE + ")\\b.*")
            .matcher(action);
    return names.matches() && Names.plain(names.group(1)).equals(Names.plain(names.group(2)));
  }

  private static void type(Altered altered, String column, Hazard.Found found) {
    String table = altered.name();
    boolean indexes = !altered.rewrote() && !altered.statement().rewrites().isEmpty();
    if (altered.rewrote() || indexes) {
      found.observed(
          "type-change-rewrites",
          altered.statement(),
          of(table, column),
          "the new type of "
              + of(table, column)
              + " wrote "
              + (indexes ? "indexes of " : "")
              + table
              + " anew while nobody else could read or write it");
    } else if (changesZone(altered, column)) {
      found.observed(
          "type-change-by-zone",
          altered.statement(),
          of(table, column),
          "the new type of "
              + of(table, column)
              + " costs nothing in a session whose TimeZone is UTC, as here; in any other one it"
              + " writes all of "
              + table
              + " anew while nobody else can read or write it");
    } else {
      found.observed(
          "type-changed",
          altered.statement(),
          of(table, column),
          "the type of "
              + of(table, column)
              + " changed without a rewrite: queries that a session has prepared may fail once");
    }
  }

  private static boolean changesZone(Altered altered, String column) {
    String plain = Names.plain(column);
    return altered.unit().before().columns().stream()
        .filter(each -> each.relation() == altered.table().id() && each.name().equals(plain))
        .anyMatch(
            was ->
                was.type().startsWith("timestamp")
                    && was.type().contains("without") == altered.is(WITH_ZONE));
  }

  private static void added(Altered altered, String column, Hazard.Found found) {
    String table = altered.name();
    boolean generated = altered.is(GENERATED);
    Optional<String> word =
        !altered.rewrote()
            ? Optional.empty()
            : Optional.of(generated ? "generated-column-rewrites" : "default-rewrites");
    word.ifPresent(
        hazard ->
            found.observed(
                hazard,
                altered.statement(),
                of(table, column),
                "the values of the new column "
                    + of(table, column)
                    + " wrote all of "
                    + table
                    + " anew while nobody else could read or write it"));
    if (altered.is(NOT_NULL) && !altered.is(DEFAULT) && !generated) {
      found.said(
          "not-null-without-default",
          altered.statement(),
          of(table, column),
          of(table, column)
              + " is NOT NULL and has no default: this fails where the table holds a row, and"
              + " running code cannot insert any more");
    }
  }

  static String of(String table, String column) {
    return table + "." + Names.plain(column);
  }
}
