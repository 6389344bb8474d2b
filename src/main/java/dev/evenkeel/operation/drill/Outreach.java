package dev.evenkeel.operation.drill;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.Script;
import dev.evenkeel.plan.statement.Reach;
import dev.evenkeel.plan.statement.SharedObjects;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Statements that act on more than databases: a drill touches nothing outside of its sandbox. */
public final class Outreach {
  private static final String ROLES =
      "changes roles or tablespaces, which all databases of the server share";

  private Outreach() {}

  /** Why a migration is not run; empty where it may be. */
  public static Optional<String> of(Migration migration, Sandbox sandbox) {
    Dialect dialect = sandbox.engine().dialect();
    // A server that may not be crashed is not ours alone.
    boolean ours = sandbox.canCrash();
    return Stream.concat(Stream.of(migration.forth()), migration.back().stream())
        .map(Script::requests)
        .flatMap(List::stream)
        .flatMap(request -> reach(request, dialect, ours).stream())
        .findFirst();
  }

  /** What is applied already would be run by the tool itself, in one go. */
  public static void refuseApplied(Setup setup) {
    for (Migration migration : setup.applied()) {
      Optional<String> why = of(migration, setup.sandbox());
      if (why.isPresent()) {
        throw new SandboxFailure(
            migration.id() + ": " + why.get(),
            "drill from another migration, or take that statement out");
      }
    }
  }

  private static Optional<String> reach(Request request, Dialect dialect, boolean ours) {
    return Reach.of(request.sql(), dialect)
        .or(
            () ->
                !ours && dialect == Dialect.POSTGRESQL && SharedObjects.areChangedBy(request.sql())
                    ? Optional.of(ROLES + "; the embedded one may be changed")
                    : Optional.empty())
        .map(
            what ->
                "not run: "
                    + request.at()
                    + " "
                    + what
                    + ", and a drill touches nothing outside of the databases that it makes");
  }
}
