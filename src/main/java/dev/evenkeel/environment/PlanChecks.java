package dev.evenkeel.environment;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.value.Nearest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Checks what {@code plan:} says about the rest of the file. */
final class PlanChecks {
  private PlanChecks() {}

  static void check(Fields file, Map<String, EnvironmentDeclaration> environments) {
    file.fields("plan")
        .ifPresent(
            plan -> {
              plan.fields("migrations")
                  .ifPresent(
                      migrations ->
                          migrations
                              .scalar("database")
                              .ifPresent(name -> database(migrations, name, environments)));
            });
  }

  private static void database(
      Fields migrations, Node.Scalar name, Map<String, EnvironmentDeclaration> environments) {
    String wanted = migrations.expansion().value(name);
    var databases = new TreeSet<String>();
    environments
        .values()
        .forEach(
            environment ->
                environment
                    .sources()
                    .forEach(
                        (source, declaration) -> {
                          if (declaration instanceof SourceDeclaration.Database) {
                            databases.add(source);
                          }
                        }));
    if (databases.contains(wanted) || databases.isEmpty()) {
      return; // without any declared database the plan is drilled from empty
    }
    List<String> near = Nearest.to(wanted, databases, 1);
    migrations
        .complaints()
        .add(
            name,
            "plan.migrations.database names "
                + Shown.quoted(name.text())
                + ", which is no source of kind database",
            "one of " + String.join(", ", databases),
            near.isEmpty()
                ? "correct the name"
                : "did you mean " + Shown.quoted(near.getFirst()) + "?");
  }
}
