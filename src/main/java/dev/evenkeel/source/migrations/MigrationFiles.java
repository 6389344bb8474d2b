package dev.evenkeel.source.migrations;

import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Plan;
import java.util.List;

/**
 * A folder as read.
 *
 * @param files what could be read, by path
 * @param problems what could not, with its place; each of them may have been a migration
 */
public record MigrationFiles(List<MigrationFile> files, List<Plan.Problem> problems) {
  public MigrationFiles {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }
}
