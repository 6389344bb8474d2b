package dev.evenkeel.sandbox.seed;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Looks for a row that the server takes: rule by rule, with the values the rules are about. */
final class Search {
  private static final int ROUNDS = 16;
  private static final int PAIRS = 400;
  private final Table table;
  private final Inserts inserts;
  private final int number;

  Search(Table table, Inserts inserts, int number) {
    this.table = table;
    this.inserts = inserts;
    this.number = number;
  }

  /** A row that is taken, or what the server still said at the end. */
  record Found(Draft draft, Optional<Attempt.Refused> refused) {
    /** Whether only a key stood in the way, which another number may have free. */
    boolean isUsed() {
      return refused.filter(each -> each.isDouble() || each.isDangling()).isPresent();
    }
  }

  Found from(Draft first) throws SQLException {
    Draft draft = first;
    for (int round = 0; ; round++) {
      if (!(inserts.probe(draft) instanceof Attempt.Refused refused)) {
        return new Found(draft, Optional.empty());
      }
      Optional<Draft> better =
          round == ROUNDS || refused.isDouble() || refused.isDangling()
              ? Optional.empty()
              : better(draft, refused);
      if (better.isEmpty()) {
        return new Found(draft, Optional.of(refused));
      }
      draft = better.get();
    }
  }

  /** A row that no longer breaks the rule which this one breaks. */
  private Optional<Draft> better(Draft draft, Attempt.Refused refused) throws SQLException {
    Optional<CheckConstraint> check = broken(refused);
    List<Column> columns = suspects(check, refused);
    for (Column column : columns) {
      for (Optional<String> value : candidates(column, check)) {
        Draft other = draft.with(column.name(), value);
        if (isPast(other, refused)) {
          return Optional.of(other);
        }
      }
    }
    return check.isPresent() ? pair(draft, refused, check, columns) : Optional.empty();
  }

  private Optional<Draft> pair(
      Draft draft, Attempt.Refused refused, Optional<CheckConstraint> check, List<Column> columns)
      throws SQLException {
    int tried = 0;
    for (Column one : columns) {
      for (Column two : columns.subList(columns.indexOf(one) + 1, columns.size())) {
        for (Optional<String> left : candidates(one, check)) {
          for (Optional<String> right : candidates(two, check)) {
            Draft other = draft.with(one.name(), left).with(two.name(), right);
            if (isPast(other, refused)) {
              return Optional.of(other);
            }
            if (++tried == PAIRS) {
              return Optional.empty();
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private boolean isPast(Draft draft, Attempt.Refused before) throws SQLException {
    return switch (inserts.probe(draft)) {
      case Attempt.Taken taken -> true;
      // A value of the wrong form, length or range is no step ahead.
      case Attempt.Refused now -> !now.isLike(before) && !now.state().startsWith("22");
    };
  }

  /** The rule that the message names; of several the one with the longest name. */
  private Optional<CheckConstraint> broken(Attempt.Refused refused) {
    return table.checks().stream()
        .filter(check -> refused.message().contains(check.name()))
        .max(Comparator.comparingInt(check -> check.name().length()));
  }

  private List<Column> suspects(Optional<CheckConstraint> check, Attempt.Refused refused) {
    if (check.isPresent() && !check.get().columns().isEmpty()) {
      List<String> names = check.get().columns();
      return table.columns().stream().filter(column -> names.contains(column.name())).toList();
    }
    List<Column> named =
        table.columns().stream()
            .filter(
                column ->
                    refused.message().contains('"' + column.name() + '"')
                        || refused.message().contains("'" + column.name() + "'"))
            .toList();
    // A trigger may complain of one column and mean another.
    var all = new LinkedHashSet<>(named);
    all.addAll(table.columns());
    return new ArrayList<>(all);
  }

  private List<Optional<String>> candidates(Column column, Optional<CheckConstraint> check) {
    var candidates = new ArrayList<Optional<String>>();
    check.ifPresent(
        each -> CheckValues.of(each.text()).forEach(value -> candidates.add(Optional.of(value))));
    Values.pool(column.type(), column.name(), number)
        .forEach(value -> candidates.add(Optional.of(value)));
    if (column.nullable()) {
      candidates.add(Optional.empty());
    }
    return candidates;
  }
}
