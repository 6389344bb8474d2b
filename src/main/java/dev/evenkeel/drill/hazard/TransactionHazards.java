package dev.evenkeel.drill.hazard;

import dev.evenkeel.drill.hazard.ObservedStatement.Kind;
import dev.evenkeel.drill.hazard.ObservedStatement.Lock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a statement does to those beside it in its file and its transaction. */
final class TransactionHazards {
  private static final Pattern FILLS =
      Pattern.compile("(?is)(UPDATE|DELETE|MERGE|INSERT|WITH)\\b.*");
  private static final Pattern SETS = Pattern.compile("(?is)(SET|RESET)\\b.*");
  private static final String REFUSED_IN_TRANSACTION = "25001";
  private static final String UNSAFE_NEW_VALUE = "55P04";
  private static final String NO_TIMEOUT = "0";

  private TransactionHazards() {}

  static void find(UnitSeen unit, Hazard.Found found) {
    Map<Integer, List<ObservedStatement>> transactions = new TreeMap<>();
    for (ObservedStatement statement : unit.statements()) {
      transactions
          .computeIfAbsent(statement.transaction(), number -> new ArrayList<>())
          .add(statement);
      refused(statement, found);
    }
    transactions.values().forEach(transaction -> together(transaction, found));
    steps(unit, found);
    timeouts(unit, found);
  }

  private static void refused(ObservedStatement statement, Hazard.Found found) {
    Optional<String> state = statement.failed().map(ObservedStatement.Failure::sqlState);
    if (state.filter(REFUSED_IN_TRANSACTION::equals).isPresent()) {
      found.observed(
          "refused-in-transaction",
          statement,
          "",
          "the server refuses it there: "
              + statement.failed().map(ObservedStatement.Failure::message).orElse(""));
    }
    if (state.filter(UNSAFE_NEW_VALUE::equals).isPresent()) {
      found.observed(
          "enum-value-used",
          statement,
          "",
          "a new value of an enum is used by the transaction that adds it, which the server"
              + " refuses");
    }
  }

  private static void together(List<ObservedStatement> transaction, Hazard.Found found) {
    var locked = new TreeMap<String, ObservedStatement>();
    var dropped =
        new TreeSet<>(transaction.stream().flatMap(each -> each.drops().stream()).toList());
    Optional<ObservedStatement> fills = Optional.empty();
    for (ObservedStatement statement : transaction) {
      boolean filling = FILLS.matcher(statement.text()).matches() && !statement.scans().isEmpty();
      Optional<ObservedStatement> holder =
          locked.values().stream().filter(other -> other.index() < statement.index()).findFirst();
      if (!filling && holder.isPresent() && isHeavy(statement)) {
        kept(locked, statement, found);
      }
      for (Lock lock : statement.taken()) {
        if (lock.table()
            && lock.mode().blocksReads()
            && dropped.stream().noneMatch(gone -> gone.endsWith(" " + lock.relation()))) {
          locked.putIfAbsent(lock.relation(), statement);
        }
      }
      fills = fills.isEmpty() && filling ? Optional.of(statement) : fills;
    }
    if (fills.isPresent() && !locked.isEmpty() && isOfLocked(fills.get(), locked)) {
      found.observed(
          "backfill-with-lock",
          fills.get(),
          "",
          "rows of "
              + String.join(", ", fills.get().scans())
              + " are changed in the transaction that locks "
              + String.join(", ", locked.keySet())
              + ": the lock stays until the last row is done");
    }
    if (locked.size() > 1) {
      found.observed(
          "several-tables-locked",
          locked.values().stream()
              .max(Comparator.comparingInt(ObservedStatement::index))
              .orElseThrow(),
          "",
          "one transaction locks "
              + String.join(", ", locked.keySet())
              + " against all use; code that takes them in another order deadlocks with it");
    }
  }

  /** Whether the rows are those of a locked table, or come out of one. */
  private static boolean isOfLocked(
      ObservedStatement fills, Map<String, ObservedStatement> locked) {
    return locked.keySet().stream()
        .anyMatch(
            table ->
                fills.scanned(table)
                    || fills
                        .text()
                        .matches(
                            "(?is)(UPDATE|DELETE\\s+FROM|INSERT\\s+INTO|MERGE\\s+INTO)\\s+(ONLY\\s+)?\\S*"
                                + Pattern.quote(table.substring(table.indexOf('.') + 1))
                                + "\\b.*"));
  }

  private static boolean isHeavy(ObservedStatement statement) {
    return !statement.scans().isEmpty()
        || !statement.rewrites().isEmpty()
        || !statement.builds().isEmpty();
  }

  private static void kept(
      Map<String, ObservedStatement> locked, ObservedStatement statement, Hazard.Found found) {
    found.observed(
        "lock-kept",
        statement,
        "",
        "the transaction keeps what it has locked against all use ("
            + String.join(", ", locked.keySet())
            + ") while this statement works through "
            + String.join(", ", worked(statement)));
  }

  private static List<String> worked(ObservedStatement statement) {
    var worked = new TreeSet<String>(statement.scans());
    worked.addAll(statement.builds());
    return worked.isEmpty() ? statement.rewrites() : List.copyOf(worked);
  }

  /** Several commits in one file, one of them because the server wants no transaction there. */
  private static void steps(UnitSeen unit, Hazard.Found found) {
    List<ObservedStatement> acting =
        unit.statements().stream()
            .filter(statement -> !SETS.matcher(statement.text()).matches())
            .toList();
    long commits = acting.stream().map(ObservedStatement::transaction).distinct().count();
    acting.stream()
        .filter(statement -> statement.kind() == Kind.NONE)
        .findFirst()
        .filter(statement -> commits > 1)
        .ifPresent(
            statement ->
                found.observed(
                    "several-commits",
                    statement,
                    "",
                    "the file is "
                        + commits
                        + " commits, because this statement may share none: where it stops in"
                        + " between, its first part is there, and the next run begins with it"));
  }

  private static void timeouts(UnitSeen unit, Hazard.Found found) {
    unit.statements().stream()
        .filter(statement -> statement.lockTimeout().equals(NO_TIMEOUT))
        .filter(
            statement ->
                statement.taken().stream()
                    .anyMatch(lock -> lock.table() && lock.mode().blocksWrites()))
        .findFirst()
        .ifPresent(
            statement ->
                found.observed(
                    "no-lock-timeout",
                    statement,
                    "",
                    "lock_timeout is 0: while this waits behind one long query, everybody who comes"
                        + " after it waits too"));
    for (Map.Entry<String, String> timeout : unit.after().timeouts().entrySet()) {
      String before = unit.before().timeouts().getOrDefault(timeout.getKey(), timeout.getValue());
      if (!before.equals(timeout.getValue())) {
        unit.statements().stream()
            .filter(statement -> statement.text().contains(timeout.getKey()))
            .findFirst()
            .ifPresent(
                statement ->
                    found.observed(
                        "timeout-left-set",
                        statement,
                        timeout.getKey(),
                        timeout.getKey()
                            + " stays "
                            + timeout.getValue()
                            + " for the rest of the session, and so for the migrations after this"
                            + " one"));
      }
    }
  }
}
