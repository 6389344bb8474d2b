package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.MigrationFile;
import java.util.List;

/** Reads a folder by one tool's rules. */
interface LayoutReader {
  /** Puts each migration into the draft in the tool's order, and each problem beside them. */
  void read(List<MigrationFile> files, Draft draft);
}
