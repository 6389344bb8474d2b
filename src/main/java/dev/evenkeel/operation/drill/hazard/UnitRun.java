package dev.evenkeel.operation.drill.hazard;

import dev.evenkeel.drill.hazard.LockMode;
import dev.evenkeel.drill.hazard.ObservedStatement;
import dev.evenkeel.drill.hazard.ObservedStatement.Failure;
import dev.evenkeel.drill.hazard.ObservedStatement.Kind;
import dev.evenkeel.drill.hazard.ObservedStatement.Lock;
import dev.evenkeel.drill.hazard.Relation;
import dev.evenkeel.drill.hazard.Shape;
import dev.evenkeel.operation.drill.hazard.Eyes.Glimpse;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.statement.Gist;
import dev.evenkeel.plan.statement.Statement;
import dev.evenkeel.plan.statement.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** One migration's way forth, statement by statement, in the transactions its tool would use. */
final class UnitRun {
  private static final Pattern BEGINS = Pattern.compile("(?is)(BEGIN|START\\s+TRANSACTION)\\b.*");
  private static final Pattern ENDS =
      Pattern.compile(
          "(?is)(COMMIT|END|ROLLBACK(?!\\s+(WORK\\s+|TRANSACTION\\s+)?TO\\b)|ABORT)\\b.*");
  private static final Pattern SETS = Pattern.compile("(?is)SET\\s+(?!CONSTRAINTS).*");
  private static final Pattern CHANGES_ROWS =
      Pattern.compile("(?is)(INSERT|UPDATE|DELETE|MERGE|REPLACE|WITH)\\b.*");
  private static final String REFUSED_IN_TRANSACTION = "25001";
  private static final String CANCELED = "57014";
  private static final String NAME_TOO_LONG = "42622";

  private final Eyes eyes;
  private final Connection session;
  private final Dialect dialect;
  private final Migration migration;
  private final Shape start;
  private final Duration patience;
  private final List<ObservedStatement> seen = new ArrayList<>();
  private Glimpse before = Glimpse.NOTHING;
  private int transactions;
  private int lookedIn;
  private boolean open;
  private boolean committed;

  UnitRun(
      Eyes eyes,
      Connection session,
      Dialect dialect,
      Migration migration,
      Shape start,
      Duration patience) {
    this.eyes = eyes;
    this.session = session;
    this.dialect = dialect;
    this.migration = migration;
    this.start = start;
    this.patience = patience;
  }

  /** The statements up to the first that failed. */
  List<ObservedStatement> run() throws SQLException {
    before = eyes.glimpse(session);
    boolean wrapped = migration.forth().transactional() && eyes.hasTransactions();
    if (wrapped) {
      begin();
    }
    boolean well = true;
    for (Request request : migration.forth().requests()) {
      List<Statement> statements = Statements.split(request.sql(), dialect);
      boolean implicit = !open && statements.size() > 1 && eyes.hasTransactions();
      if (implicit) {
        begin();
      }
      int first = statements.isEmpty() ? 1 : statements.getFirst().line();
      for (Statement statement : statements) {
        String at = request.file() + ":" + (request.line() + statement.line() - first);
        well = well && one(statement.text(), at);
      }
      if (implicit && well) {
        end("COMMIT");
      }
    }
    end(well ? "COMMIT" : "ROLLBACK");
    return List.copyOf(seen);
  }

  boolean failed() {
    return !seen.isEmpty() && seen.getLast().failed().isPresent();
  }

  boolean timedOut() {
    return failed()
        && seen.getLast().failed().filter(f -> f.sqlState().equals(CANCELED)).isPresent();
  }

  /** Whether a part of it stayed although it failed. */
  boolean leftSomething() {
    return committed;
  }

  private void begin() throws SQLException {
    execute("BEGIN");
    transactions++;
    open = true;
  }

  private void end(String how) throws SQLException {
    if (open) {
      execute(how);
      committed |= how.equals("COMMIT");
      open = false;
    }
  }

  private boolean one(String sql, String at) throws SQLException {
    if (eyes.hasTransactions() && BEGINS.matcher(sql).matches()) {
      if (!open) {
        begin();
      }
      return true;
    }
    if (eyes.hasTransactions() && ENDS.matcher(sql).matches()) {
      end(sql);
      return true;
    }
    String gist = Gist.of(sql, dialect);
    if (open) {
      Optional<Failure> failure = observed(sql, gist, at, Kind.SHARED);
      return failure.isEmpty();
    }
    if (!eyes.hasTransactions() || SETS.matcher(sql).matches()) {
      transactions++;
      committed = true;
      return observed(sql, gist, at, Kind.OWN).isEmpty();
    }
    begin();
    Optional<Failure> failure = observed(sql, gist, at, Kind.OWN);
    end(failure.isEmpty() ? "COMMIT" : "ROLLBACK");
    if (failure.filter(said -> said.sqlState().equals(REFUSED_IN_TRANSACTION)).isEmpty()) {
      return failure.isEmpty();
    }
    seen.removeLast();
    committed = true;
    return observed(sql, gist, at, Kind.NONE).isEmpty();
  }

  private Optional<Failure> observed(String sql, String gist, String at, Kind kind)
      throws SQLException {
    // What the session has read is counted anew in each transaction.
    if (open && lookedIn != transactions && !SETS.matcher(sql).matches()) {
      before = eyes.glimpse(session);
      lookedIn = transactions;
    }
    Optional<String> algorithm = eyes.algorithm(session, sql, gist);
    var truncated = new ArrayList<String>();
    OptionalLong rows = OptionalLong.empty();
    Optional<Failure> failure = Optional.empty();
    try (java.sql.Statement statement = session.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setQueryTimeout((int) patience.toSeconds());
      statement.execute(sql);
      if (CHANGES_ROWS.matcher(gist).matches() && statement.getUpdateCount() >= 0) {
        rows = OptionalLong.of(statement.getUpdateCount());
      }
      for (SQLWarning said = statement.getWarnings(); said != null; said = said.getNextWarning()) {
        if (NAME_TOO_LONG.equals(said.getSQLState())) {
          truncated.add(String.valueOf(said.getMessage()));
        }
      }
    } catch (SQLException e) {
      failure =
          Optional.of(
              new Failure(
                  String.valueOf(e.getSQLState()),
                  String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
    }
    Glimpse after = failure.isPresent() ? before : eyes.glimpse(session);
    seen.add(
        new ObservedStatement(
            migration.id(),
            seen.size() + 1,
            at,
            gist,
            transactions,
            kind,
            locks(after),
            rewrites(after),
            scans(after),
            builds(after),
            drops(after),
            rows,
            after.lockTimeout(),
            algorithm,
            truncated,
            failure));
    before = after;
    return failure;
  }

  private List<Lock> locks(Glimpse after) {
    var locks = new ArrayList<Lock>();
    for (Map.Entry<Long, LockMode> held : after.locks().entrySet()) {
      Relation relation = before.relations().get(held.getKey());
      if (relation != null && isOld(held.getKey())) {
        LockMode earlier = before.locks().get(held.getKey());
        locks.add(
            new Lock(
                relation.name(),
                relation.isReadFrom(),
                held.getValue(),
                earlier == null || earlier.compareTo(held.getValue()) < 0));
      }
    }
    locks.sort(Comparator.comparing(Lock::relation));
    return locks;
  }

  private List<String> rewrites(Glimpse after) {
    return names(
        before.relations().values().stream()
            .filter(relation -> relation.storage() != 0)
            .filter(relation -> !relation.kind().equals("S"))
            .filter(
                relation ->
                    Optional.ofNullable(after.relations().get(relation.id()))
                        .filter(now -> now.storage() != relation.storage())
                        .isPresent())
            .toList());
  }

  private List<String> scans(Glimpse after) {
    return names(
        before.relations().values().stream()
            .filter(
                relation ->
                    after.scans().getOrDefault(relation.id(), 0L)
                        > before.scans().getOrDefault(relation.id(), 0L))
            .toList());
  }

  private List<String> builds(Glimpse after) {
    Set<Long> known = before.relations().keySet();
    return names(
        after.relations().values().stream()
            .filter(relation -> relation.isIndex() && !known.contains(relation.id()))
            .flatMap(index -> Optional.ofNullable(before.relations().get(index.of())).stream())
            .distinct()
            .toList());
  }

  private List<String> drops(Glimpse after) {
    return before.relations().values().stream()
        .filter(relation -> isOld(relation.id()))
        .filter(relation -> !after.relations().containsKey(relation.id()))
        .filter(relation -> !relation.kind().equals("S"))
        .map(relation -> relation.kindWord() + " " + relation.name())
        .sorted()
        .toList();
  }

  private List<String> names(List<Relation> relations) {
    return relations.stream()
        .filter(relation -> isOld(relation.id()))
        .map(Relation::name)
        .sorted()
        .toList();
  }

  private boolean isOld(long relation) {
    return start.ids().contains(relation);
  }

  private void execute(String sql) throws SQLException {
    try (java.sql.Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
