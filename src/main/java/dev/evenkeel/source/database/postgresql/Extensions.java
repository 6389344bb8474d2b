package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.List;

/** Extensions with their versions, area platform. What belongs to one is no item of its own. */
final class Extensions {
  static final Part PART =
      Part.of(
          "extensions",
          """
          SELECT e.oid, e.extname, e.extversion, n.nspname AS schema, e.extowner
          FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
          WHERE e.oid >= %d OR e.extname = 'plpgsql'
          ORDER BY e.extname\
          """
              .formatted(FIRST_USER_OID),
          Extensions::extension);

  private Extensions() {}

  private static void extension(Rows.Row row, Building all) {
    String name = row.get("extname");
    Branch branch =
        all.platform
            .at("extension")
            .at(name, "extension " + name)
            .put("version", row.text("extversion"))
            .put("schema", row.text("schema"));
    all.place(
        "pg_extension", row.oid("oid"), 0, new Placed(List.of("extension", name), branch, ""));
  }
}
