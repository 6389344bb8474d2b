package dev.evenkeel.drill.hazard;

import dev.evenkeel.plan.statement.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types, names and extensions: what a run takes without a word and somebody regrets later. */
final class TextHazards {
  private static final Pattern NEW_TYPE =
      Pattern.compile("(?is)CREATE\\s+TYPE\\s+(" + Names.QUALIFIED + ").*");
  private static final Pattern NEW_VALUE =
      Pattern.compile("(?is)ALTER\\s+TYPE\\s+(" + Names.QUALIFIED + ")\\s+ADD\\s+VALUE\\b.*");
  private static final Pattern EXTENSION =
      Pattern.compile(
          "(?is)(?:CREATE\\s+EXTENSION\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?|ALTER\\s+EXTENSION\\s+)("
              + Names.ONE
              + ").*");
  private static final Pattern MONEY_NAME =
      Pattern.compile(".*(price|amount|cost|total|balance|salary|fee).*");
  private static final Set<String> FLOATS = Set.of("real", "double precision", "money");

  private TextHazards() {}

  /**
   * Looks at one migration.
   *
   * @param ownTypes types that the plan itself has made, up to there
   */
  static void find(UnitSeen unit, Set<String> ownTypes, Hazard.Found found) {
    for (ObservedStatement statement : unit.statements()) {
      Matcher type = NEW_TYPE.matcher(statement.text());
      if (type.matches()) {
        ownTypes.add(Names.plain(type.group(1)));
      }
      Matcher value = NEW_VALUE.matcher(statement.text());
      if (value.matches() && !ownTypes.contains(Names.plain(value.group(1)))) {
        found.said(
            "enum-value-added",
            statement,
            Names.plain(value.group(1)),
            "running code does not know the new value of "
                + Names.plain(value.group(1))
                + ", and no way back can take it out again");
      }
      Matcher extension = EXTENSION.matcher(statement.text());
      if (extension.matches()) {
        found.said(
            "extension-needed",
            statement,
            Names.plain(extension.group(1)),
            "the server must have the extension "
                + Names.plain(extension.group(1))
                + ", and the role must be allowed to create it");
      }
      if (!statement.truncated().isEmpty()) {
        found.observed("name-too-long", statement, "", String.join("; ", statement.truncated()));
      }
    }
    types(unit, found);
  }

  private static void types(UnitSeen unit, Hazard.Found found) {
    if (unit.statements().isEmpty()) {
      return;
    }
    var before = new HashSet<>(unit.before().columns());
    Map<String, List<String>> doubts = new TreeMap<>();
    for (Shape.Column column : unit.after().columns()) {
      Relation table = unit.after().relations().get(column.relation());
      if (table != null && table.isTable() && !before.contains(column)) {
        String why = doubt(column);
        if (!why.isEmpty()) {
          doubts
              .computeIfAbsent(table.name(), name -> new ArrayList<>())
              .add(column.name() + " is " + column.type() + " (" + why + ")");
        }
      }
    }
    doubts.forEach(
        (table, columns) ->
            found.observed(
                "doubtful-type",
                ObjectHazards.naming(unit, table),
                table,
                table + ": " + String.join("; ", columns)));
  }

  private static String doubt(Shape.Column column) {
    String type = column.type();
    if (type.equals("json")) {
      return "it has no equality: DISTINCT and GROUP BY fail";
    }
    if (type.equals("timestamp without time zone")) {
      return "which moment it is depends on who reads it";
    }
    if (column.key() && (type.equals("integer") || type.equals("smallint"))) {
      return "it ends, and widening it later rewrites the table";
    }
    boolean money = MONEY_NAME.matcher(column.name().toLowerCase(Locale.ROOT)).matches();
    return FLOATS.contains(type) && (money || type.equals("money"))
        ? "sums of money are not exact, or depend on the locale"
        : "";
  }
}
