package dev.evenkeel.drill.hazard;

import dev.evenkeel.plan.statement.Names;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a database is made of, as far as hazards need to know.
 *
 * @param relations by their id
 * @param columns of tables and views, in their order
 * @param constraints of tables
 * @param triggers of tables, what enforces foreign keys among them
 * @param routines by their id
 * @param timeouts of a session as it is now, by name
 */
public record Shape(
    Map<Long, Relation> relations,
    List<Column> columns,
    List<Constraint> constraints,
    List<Trigger> triggers,
    Map<Long, Routine> routines,
    Map<String, String> timeouts) {
  public static final Shape NOTHING =
      new Shape(Map.of(), List.of(), List.of(), List.of(), Map.of(), Map.of());

  public Shape {
    relations = Map.copyOf(relations);
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    triggers = List.copyOf(triggers);
    routines = Map.copyOf(routines);
    timeouts = Map.copyOf(timeouts);
  }

  /** A column of a table or view. */
  public record Column(long relation, String name, String type, boolean key) {}

  /** A constraint of a table. */
  public record Constraint(long relation, String name, boolean validated) {}

  /** A trigger of a table. */
  public record Trigger(long relation, String name, boolean enabled) {}

  /**
   * A function or procedure.
   *
   * @param name with its schema
   * @param arguments its identity
   */
  public record Routine(long id, String name, String arguments, String returns) {
    public String shown() {
      return name + "(" + arguments + ")";
    }
  }

  /**
   * The relation of that name.
   *
   * @param written as SQL writes it, with or without its schema; without, public comes first
   */
  public Optional<Relation> named(String written) {
    String plain = Names.plain(written);
    return relations.values().stream()
        .filter(relation -> relation.name().equals(plain) || relation.name().endsWith("." + plain))
        .min(
            Comparator.comparing((Relation relation) -> !relation.name().equals("public." + plain))
                .thenComparing(Relation::name));
  }

  /** What this one has by name, with the ids that it has in another place. */
  public Shape asIn(Shape other) {
    var names = new TreeSet<>(relations.values().stream().map(Relation::name).toList());
    var parts = new TreeSet<String>();
    columns.forEach(column -> parts.add(nameOf(column.relation()) + " " + column.name()));
    constraints.forEach(rule -> parts.add(nameOf(rule.relation()) + " " + rule.name()));
    triggers.forEach(trigger -> parts.add(nameOf(trigger.relation()) + " " + trigger.name()));
    var routinesByName = new TreeSet<>(routines.values().stream().map(Routine::shown).toList());
    return new Shape(
        other.relations.entrySet().stream()
            .filter(each -> names.contains(each.getValue().name()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        other.columns.stream()
            .filter(each -> parts.contains(other.nameOf(each.relation()) + " " + each.name()))
            .toList(),
        other.constraints.stream()
            .filter(each -> parts.contains(other.nameOf(each.relation()) + " " + each.name()))
            .toList(),
        other.triggers.stream()
            .filter(each -> parts.contains(other.nameOf(each.relation()) + " " + each.name()))
            .toList(),
        other.routines.entrySet().stream()
            .filter(each -> routinesByName.contains(each.getValue().shown()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        timeouts);
  }

  private String nameOf(long relation) {
    return Optional.ofNullable(relations.get(relation)).map(Relation::name).orElse("");
  }

  public List<Column> columnsOf(long relation) {
    return columns.stream().filter(column -> column.relation() == relation).toList();
  }

  public Optional<Constraint> constraint(long relation, String name) {
    return constraints.stream()
        .filter(each -> each.relation() == relation && each.name().equals(name))
        .findFirst();
  }

  /** Whether the server says what a statement has locked. */
  public boolean showsLocks() {
    return !timeouts.isEmpty();
  }

  public Set<Long> ids() {
    return relations.keySet();
  }
}
