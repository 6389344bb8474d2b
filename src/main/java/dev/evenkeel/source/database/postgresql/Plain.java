package dev.evenkeel.source.database.postgresql;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/**
 * Classes of objects whose facets are just columns of the answer: {@code oid}, {@code namespace},
 * {@code name}, {@code owner}, {@code acl} and {@code start} say what the object is, {@code
 * options} its options, every other column is a facet of that name, absent where NULL.
 */
final class Plain {
  private static final Set<String> KNOWN =
      Set.of("oid", "namespace", "name", "owner", "acl", "start", "options", "secrets");

  private Plain() {}

  /** Objects that belong to a schema. */
  static Part ofSchema(String plural, String kind, String catalog, IntFunction<String> sql) {
    return new Part(
        plural,
        sql,
        (row, all) ->
            fill(
                row,
                all.object(
                    catalog,
                    row.oid("oid"),
                    row.oid("namespace"),
                    kind,
                    row.get("name"),
                    row.oid("owner"))),
        catalog);
  }

  /** Objects that belong to the database. */
  static Part ofDatabase(String plural, String kind, String catalog, IntFunction<String> sql) {
    return new Part(plural, sql, ofDatabase(kind, catalog), catalog);
  }

  private static BiConsumer<Rows.Row, Building> ofDatabase(String kind, String catalog) {
    return (row, all) ->
        fill(row, all.ofDatabase(catalog, row.oid("oid"), kind, row.get("name"), row.oid("owner")));
  }

  static void fill(Rows.Row row, @org.jspecify.annotations.Nullable Placed object) {
    if (object == null) {
      return;
    }
    Branch branch = object.branch();
    Privileges.put(branch, object.owner(), row.text("acl"), row.text("start"));
    for (String column : row.columns()) {
      if (!KNOWN.contains(column)) {
        branch.put(column, row.text(column));
      }
    }
    Relations.options(branch, "", row.text("options"));
  }
}
