package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.List;

/** Comments and security labels, at the objects that are placed by then: these parts come last. */
final class Comments {
  static final List<Part> PARTS =
      List.of(
          Part.of(
              "comments",
              """
              SELECT classoid::regclass::text AS catalog, objoid, objsubid, description
              FROM pg_description
              WHERE objoid >= %d
                OR classoid = 'pg_namespace'::regclass AND objoid = to_regnamespace('public')
                  AND description <> 'standard public schema'\
              """
                  .formatted(FIRST_USER_OID),
              Comments::comment),
          Part.of(
                  "security labels",
                  """
                  SELECT classoid::regclass::text AS catalog, objoid, objsubid, provider, label
                  FROM pg_seclabel WHERE objoid >= %d\
                  """
                      .formatted(FIRST_USER_OID),
                  Comments::label)
              .among("pg_seclabel"));

  private Comments() {}

  private static void comment(Rows.Row row, Building all) {
    Placed object = all.find(row.get("catalog"), row.oid("objoid"), row.number("objsubid"));
    if (object != null) {
      object.branch().put("comment", row.text("description"));
    }
  }

  private static void label(Rows.Row row, Building all) {
    Placed object = all.find(row.get("catalog"), row.oid("objoid"), row.number("objsubid"));
    if (object != null) {
      object.branch().at("security-label").put(row.get("provider"), row.text("label"));
    }
  }
}
