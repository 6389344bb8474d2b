package dev.evenkeel.drill.hazard;

import dev.evenkeel.plan.statement.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Objects that are gone, have another name, or answer otherwise than before. */
final class ObjectHazards {
  private static final Pattern DROPS_INDEX = Pattern.compile("(?is)(DROP\\s+INDEX|REINDEX)\\b.*");
  private static final Pattern RENAMES_TYPE =
      Pattern.compile("(?is)ALTER\\s+TYPE\\s+(" + Names.QUALIFIED + ")\\s+RENAME\\b.*");
  private static final Pattern RENAMES_TABLE =
      Pattern.compile("(?is)RENAME\\s+TABLE\\s+(" + Names.QUALIFIED + ")\\s+TO\\b.*");
  private static final Pattern TRUNCATES = Pattern.compile("(?is)TRUNCATE\\b.*");
  private static final Pattern DROPPED =
      Pattern.compile(
          "(?is)DROP\\s+(VIEW|FUNCTION|PROCEDURE|TRIGGER|POLICY|MATERIALIZED\\s+VIEW)\\s+"
              + "(?:IF\\s+EXISTS\\s+)?("
              + Names.QUALIFIED
              + ").*");
  private static final Pattern CREATED =
      Pattern.compile(
          "(?is)CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:DEFINER\\s*=\\s*\\S+\\s+)?"
              + "(?:CONSTRAINT\\s+|RECURSIVE\\s+|SQL\\s+SECURITY\\s+\\w+\\s+)?"
              + "(VIEW|FUNCTION|PROCEDURE|TRIGGER|POLICY|MATERIALIZED\\s+VIEW)\\s+"
              + "(?:IF\\s+NOT\\s+EXISTS\\s+)?("
              + Names.QUALIFIED
              + ").*");

  private ObjectHazards() {}

  static void find(UnitSeen unit, ObservedStatement statement, Hazard.Found found) {
    String text = statement.text();
    if (!DROPS_INDEX.matcher(text).matches()) {
      dropped(unit, statement, found);
    }
    if (TRUNCATES.matcher(text).matches()) {
      for (String table : emptied(unit, statement)) {
        found.observed(
            "table-emptied",
            statement,
            table,
            "every row of " + table + " is gone, and no way back has them");
      }
    }
    for (Pattern renames : List.of(RENAMES_TYPE, RENAMES_TABLE)) {
      Matcher renamed = renames.matcher(text);
      boolean ofOld =
          renames.equals(RENAMES_TYPE)
              || (renamed.matches() && unit.old(renamed.group(1)).isPresent());
      if (renamed.matches() && ofOld) {
        found.said(
            "renamed",
            statement,
            Names.plain(renamed.group(1)),
            Names.plain(renamed.group(1))
                + " has another name, or a value of it has: running code still asks for the old"
                + " one");
      }
    }
  }

  private static List<String> emptied(UnitSeen unit, ObservedStatement statement) {
    List<String> tables =
        statement.rewrites().stream()
            .filter(name -> unit.before().named(quoted(name)).filter(Relation::isTable).isPresent())
            .toList();
    if (!tables.isEmpty() || unit.before().columns().size() > 0) {
      return tables;
    }
    return unit.old(statement.text().replaceFirst("(?is)TRUNCATE\\s+(?:TABLE\\s+)?", "")).stream()
        .map(Relation::name)
        .toList();
  }

  private static String quoted(String name) {
    int dot = name.indexOf('.');
    return dot < 0
        ? name
        : "\"" + name.substring(0, dot) + "\".\"" + name.substring(dot + 1) + "\"";
  }

  private static void dropped(UnitSeen unit, ObservedStatement statement, Hazard.Found found) {
    for (String gone : statement.drops()) {
      boolean table = gone.startsWith("table ");
      String name = gone.substring(gone.indexOf(' ') + 1).replaceFirst("^view ", "");
      boolean index = gone.startsWith("index ");
      if (index || (!table && isBack(unit, name))) {
        continue;
      }
      String beside =
          statement.drops().stream().filter(other -> !other.startsWith("index ")).count() > 1
                  && !statement.text().toLowerCase(Locale.ROOT).contains(simple(name))
              ? ", taken along by CASCADE"
              : "";
      found.observed(
          table ? "table-dropped" : "object-dropped",
          statement,
          name,
          gone
              + " is gone"
              + (table ? " with every row it held" : "")
              + beside
              + ": running code that asks for it fails at once");
    }
  }

  private static String simple(String name) {
    return name.substring(name.indexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean isBack(UnitSeen unit, String name) {
    return unit.after().relations().values().stream()
        .anyMatch(relation -> relation.name().equals(name));
  }

  /** What can be told from before and after alone. */
  static void between(UnitSeen unit, Hazard.Found found) {
    if (unit.statements().isEmpty()) {
      return;
    }
    for (Relation was : unit.before().relations().values()) {
      Relation now = unit.after().relations().get(was.id());
      if (now != null
          && !now.name().equals(was.name())
          && !was.isIndex()
          && unit.start().ids().contains(was.id())) {
        found.observed(
            "renamed",
            naming(unit, was.name()),
            was.name(),
            was.kindWord()
                + " "
                + was.name()
                + " is now "
                + now.name()
                + ": running code still asks for the old name");
      }
    }
    views(unit, found);
    routines(unit, found);
    gaps(unit, found);
  }

  private static void views(UnitSeen unit, Hazard.Found found) {
    for (Relation was : unit.before().relations().values()) {
      Optional<Relation> now =
          unit.after().relations().values().stream()
              .filter(relation -> relation.name().equals(was.name()))
              .findFirst();
      if (!was.kind().equals("v")
          || now.isEmpty()
          || !unit.start().ids().contains(was.id())
          || unit.before().columns().isEmpty()) {
        continue;
      }
      List<String> before = columns(unit.before(), was.id());
      List<String> after = columns(unit.after(), now.get().id());
      boolean appended =
          after.size() >= before.size() && after.subList(0, before.size()).equals(before);
      if (!appended) {
        found.observed(
            "signature-changed",
            naming(unit, was.name()),
            was.name(),
            "view " + was.name() + " had the columns " + before + " and has now " + after);
      }
    }
  }

  private static List<String> columns(Shape shape, long relation) {
    return shape.columnsOf(relation).stream()
        .map(column -> column.name() + " " + column.type())
        .toList();
  }

  private static void routines(UnitSeen unit, Hazard.Found found) {
    for (Shape.Routine was : unit.before().routines().values()) {
      boolean called = !was.returns().endsWith("trigger");
      boolean old = called && unit.start().routines().containsKey(was.id());
      boolean same =
          unit.after().routines().values().stream()
              .anyMatch(
                  now -> now.shown().equals(was.shown()) && now.returns().equals(was.returns()));
      if (!old || same) {
        continue;
      }
      Optional<Shape.Routine> instead =
          unit.after().routines().values().stream()
              .filter(now -> now.name().equals(was.name()))
              .findFirst();
      String now =
          instead
              .map(other -> "is now " + other.shown() + " returning " + other.returns())
              .orElse("is gone");
      found.observed(
          instead.isPresent() ? "signature-changed" : "object-dropped",
          naming(unit, was.name()),
          was.shown(),
          was.shown() + " " + now + ": running code still calls it as it was");
    }
  }

  /** Dropped in one transaction and made again in a later one: in between there is none. */
  private static void gaps(UnitSeen unit, Hazard.Found found) {
    var gone = new ArrayList<ObservedStatement>();
    for (ObservedStatement statement : unit.statements()) {
      Matcher created = CREATED.matcher(statement.text());
      if (created.matches()) {
        gone.stream()
            .filter(other -> other.transaction() != statement.transaction())
            .filter(other -> key(DROPPED, other.text()).equals(key(CREATED, statement.text())))
            .findFirst()
            .ifPresent(
                other ->
                    found.observed(
                        "gap",
                        other,
                        Names.plain(created.group(2)),
                        key(CREATED, statement.text())
                            + " is dropped, and made again by another transaction: whoever comes in"
                            + " between, or after a stop there, finds none"));
      }
      if (DROPPED.matcher(statement.text()).matches()) {
        gone.add(statement);
      }
    }
  }

  private static String key(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches()
        ? matcher.group(1).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")
            + " "
            + Names.plain(matcher.group(2))
        : "";
  }

  /** The statement that names it, else the first one. */
  static ObservedStatement naming(UnitSeen unit, String name) {
    Pattern named =
        Pattern.compile(
            "(?is).*(?<![\\w$])"
                + Pattern.quote(simple(name.replaceFirst("\\(.*", "")))
                + "(?![\\w$]).*");
    return unit.statements().stream()
        .filter(statement -> named.matcher(statement.text()).matches())
        .findFirst()
        .orElse(unit.statements().getFirst());
  }
}
