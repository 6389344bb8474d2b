package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder of migrations, written down. */
final class Folder {
  private final List<MigrationFile> files = new ArrayList<>();

  Folder file(String path, String text) {
    files.add(new MigrationFile(path, text));
    return this;
  }

  Plan auto() {
    return auto(Dialect.POSTGRESQL);
  }

  Plan auto(Dialect dialect) {
    return Layouts.read(Optional.empty(), files, dialect);
  }

  Plan as(Layout layout) {
    return Layouts.read(Optional.of(layout), files, Dialect.POSTGRESQL);
  }

  static List<String> ids(Plan plan) {
    return plan.migrations().stream().map(Migration::id).toList();
  }

  static List<String> versions(Plan plan) {
    return plan.migrations().stream().map(Migration::version).toList();
  }

  static List<String> sent(Script script) {
    return script.requests().stream().map(Request::sql).toList();
  }

  static List<String> kinds(Plan plan) {
    return plan.problems().stream().map(Plan.Problem::kind).toList();
  }
}
