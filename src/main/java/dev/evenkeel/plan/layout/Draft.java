package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.Script;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A plan while a layout's reader fills it. */
final class Draft {
  private final Dialect dialect;
  private final List<Migration> migrations = new ArrayList<>();
  private final List<Plan.Problem> problems = new ArrayList<>();
  private final List<Script> callbacks = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  Draft(Dialect dialect) {
    this.dialect = dialect;
  }

  Dialect dialect() {
    return dialect;
  }

  void add(Migration migration) {
    migrations.add(migration);
  }

  /** The tool runs it around the migrations. */
  void around(Script script) {
    callbacks.add(script);
  }

  /** The reader knows what the file is for, whether or not it is a migration. */
  void take(MigrationFile file) {
    taken.add(file.path());
  }

  boolean taken(MigrationFile file) {
    return taken.contains(file.path());
  }

  /** The plan is whole, yet somebody should know. */
  void warn(String kind, String at, String message, String next) {
    problems.add(new Plan.Problem(kind, at, message, next, false));
  }

  /** Something that should be a migration is none of the plan. */
  void lost(String kind, String at, String message, String next) {
    problems.add(new Plan.Problem(kind, at, message, next, true));
  }

  void unrecognised(List<MigrationFile> files) {
    long sql = files.stream().filter(file -> FileName.isSql(file.path())).count();
    Optional<Elsewhere> elsewhere = Elsewhere.of(files, dialect);
    String tool = "say which tool reads them: --layout " + String.join("|", Layout.words());
    lost(
        "unknown-layout",
        ".",
        files.isEmpty()
            ? "the folder holds no file"
            : "none of the "
                + files.size()
                + " files here ("
                + sql
                + " of SQL) is named or marked as a known tool does"
                + elsewhere.map(place -> "; " + place.seen()).orElse(""),
        elsewhere.map(place -> place.next() + "; else " + tool).orElse(tool));
  }

  List<Migration> migrations() {
    return migrations;
  }

  /** A plan without a migration is no plan: the folder is another one, or another tool's. */
  void refuseNothing(Layout layout, List<MigrationFile> files) {
    if (migrations.isEmpty() && problems.stream().noneMatch(Plan.Problem::fatal)) {
      Optional<Layout> recognised = Recognition.of(files);
      Optional<Elsewhere> elsewhere =
          recognised.isPresent() ? Elsewhere.below(files, dialect) : Elsewhere.of(files, dialect);
      String other =
          recognised
              .filter(found -> found != layout)
              .map(found -> "; it looks like one of " + found.word())
              .or(() -> elsewhere.map(place -> "; " + place.seen()))
              .orElse("");
      lost(
          "unknown-layout",
          ".",
          "the folder holds no migration of " + layout.word() + other,
          elsewhere
              .map(Elsewhere::next)
              .orElse("name the folder of the migrations, and its layout by --layout"));
    }
  }

  /** A whole text as one request. */
  Script whole(String file, String text, boolean transactional) {
    return Scripts.whole(file, text, 1, transactional, dialect);
  }

  Plan plan(Layout layout) {
    for (Migration migration : migrations) {
      ScriptProblems.of(migration, dialect).forEach(problems::add);
    }
    return new Plan(
        layout, PlanDigest.of(layout, migrations, callbacks), migrations, callbacks, problems);
  }
}
