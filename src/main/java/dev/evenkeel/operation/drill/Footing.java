package dev.evenkeel.operation.drill;

import dev.evenkeel.sandbox.Sandbox;
import java.util.List;

/**
 * What a schema stands on, as far as a migration can make or change it and a sandbox can tell whose
 * it is. A role that another copy made on the same server must not look like this migration's.
 */
public final class Footing {
  private static final String EXTENSION = "extension";
  private static final String DATABASE = "database";

  private Footing() {}

  /** Parts of the area {@code platform} that are part of a state here, by their names in it. */
  public static List<String> in(Sandbox sandbox) {
    if (sandbox.isolates()) {
      return List.of(EXTENSION, DATABASE, "role", "setting-privileges");
    }
    // Where somebody else decides on the server, its copies may lack what is set for a database.
    return sandbox.canCrash() ? List.of(EXTENSION, DATABASE) : elsewhere();
  }

  /** The same of a database that no sandbox made. */
  public static List<String> elsewhere() {
    return List.of(EXTENSION);
  }
}
