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
    return Stream.concat(Stream.of(migration.forth()), migration.back().stream())
        .flatMap(script -> of(script, sandbox).stream())
        .findFirst();
  }

  private static Optional<String> of(Script script, Sandbox sandbox) {
    Dialect dialect = sandbox.engine().dialect();
    // A server that may not be crashed is not ours alone.
    boolean ours = sandbox.canCrash();
    return script.requests().stream()
        .flatMap(request -> reach(request, dialect, ours).stream())
        .findFirst();
  }

  /**
   * A tool runs its callbacks with every migration, so that nothing can be drilled where one of
   * them may not be run.
   */
  public static void refuseCallbacks(Setup setup) {
    for (Script callback : setup.plan().callbacks()) {
      Optional<String> why = of(callback, setup.sandbox());
      if (why.isPresent()) {
        throw new SandboxFailure(
            callback.file() + ", which Flyway runs with every migration: " + why.get(),
            "take that statement out, or drill without callbacks: --flyway"
                + " skipDefaultCallbacks=true");
      }
    }
  }

  /** Which callbacks ran; empty where the plan has none. */
  public static Optional<String> callbacks(Setup setup) {
    List<String> names = setup.plan().callbacks().stream().map(Script::file).sorted().toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Flyway ran its callbacks with the migrations, each on its event, and what they do is"
                + " part of what was seen: "
                + String.join(", ", names));
  }

  /** What is applied already would be run by the tool itself, in one go. */
  public static void refuseApplied(Setup setup) {
    refuseCallbacks(setup);
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
