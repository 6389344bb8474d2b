package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What acts on a table's rows behind the statement's back: triggers, rules, policies. */
final class Triggers {
  static final Map<String, String> FIRES =
      Map.of("O", "yes", "D", "no", "R", "on a replica only", "A", "always");

  private static final Map<String, String> COMMANDS =
      Map.of("r", "SELECT", "a", "INSERT", "w", "UPDATE", "d", "DELETE", "*", "ALL");

  /** A partition's copy of its parent's trigger is said only where it fires otherwise. */
  static final List<Part> PARTS =
      List.of(
          Part.of(
                  "triggers",
                  """
                  SELECT t.oid, t.tgname, t.tgrelid, t.tgenabled, pg_get_triggerdef(t.oid) AS definition
                  FROM pg_trigger t
                  WHERE t.oid >= %d AND NOT t.tgisinternal AND (t.tgparentid = 0
                    OR t.tgenabled <> (SELECT p.tgenabled FROM pg_trigger p WHERE p.oid = t.tgparentid))
                  ORDER BY t.tgname\
                  """
                      .formatted(FIRST_USER_OID),
                  Triggers::trigger)
              .among("pg_trigger"),
          Part.of(
                  "rules",
                  """
                  SELECT r.oid, r.rulename, r.ev_class, r.ev_enabled,
                    pg_get_ruledef(r.oid) AS definition
                  FROM pg_rewrite r WHERE r.oid >= %d AND r.rulename <> '_RETURN'
                  ORDER BY r.rulename\
                  """
                      .formatted(FIRST_USER_OID),
                  Triggers::rule)
              .among("pg_rewrite"),
          Part.of(
                  "policies",
                  """
                  SELECT p.oid, p.polname, p.polrelid, p.polcmd, p.polpermissive,
                    p.polroles::text AS roles, pg_get_expr(p.polqual, p.polrelid) AS seen,
                    pg_get_expr(p.polwithcheck, p.polrelid) AS written
                  FROM pg_policy p WHERE p.oid >= %d
                  ORDER BY p.polname\
                  """
                      .formatted(FIRST_USER_OID),
                  Triggers::policy)
              .among("pg_policy"));

  private Triggers() {}

  private static void trigger(Rows.Row row, Building all) {
    String name = row.get("tgname");
    Placed trigger = part(row, all, "pg_trigger", "tgrelid", "trigger", name);
    if (trigger == null) {
      return;
    }
    String fires = FIRES.getOrDefault(row.get("tgenabled"), row.get("tgenabled"));
    trigger
        .branch()
        .put("definition", withoutName(row.get("definition"), "TRIGGER "))
        .put("enabled", fires);
    if (row.get("tgenabled").equals("D")) {
      String table = trigger.path().get(0) + "." + trigger.path().get(2);
      all.note(
          "trigger-disabled",
          trigger.path(),
          "trigger " + name + " on " + table,
          "the trigger " + name + " on " + table + " is disabled");
    }
  }

  private static void rule(Rows.Row row, Building all) {
    String name = row.get("rulename");
    Placed rule = part(row, all, "pg_rewrite", "ev_class", "rule", name);
    if (rule != null) {
      rule.branch()
          .put("definition", withoutName(row.get("definition"), "RULE "))
          .put("enabled", FIRES.getOrDefault(row.get("ev_enabled"), row.get("ev_enabled")));
    }
  }

  private static void policy(Rows.Row row, Building all) {
    Placed policy = part(row, all, "pg_policy", "polrelid", "policy", row.get("polname"));
    if (policy == null) {
      return;
    }
    var roles = new TreeSet<String>();
    for (String role : ArrayText.elements(row.text("roles"))) {
      roles.add(all.role(Long.parseLong(role)));
    }
    policy
        .branch()
        .put("command", COMMANDS.getOrDefault(row.get("polcmd"), row.get("polcmd")))
        .put("permissive", row.is("polpermissive"))
        .put("roles", String.join(", ", roles))
        .put("using", row.text("seen"))
        .put("with-check", row.text("written"));
  }

  private static @Nullable Placed part(
      Rows.Row row, Building all, String catalog, String parent, String kind, String name) {
    Placed relation = all.find(Relations.CATALOG, row.oid(parent));
    return relation == null ? null : all.part(relation, catalog, row.oid("oid"), 0, kind, name);
  }

  /** A definition without the object's own name, which may be quoted, behind the word. */
  static String withoutName(String definition, String word) {
    int from = definition.indexOf(word) + word.length();
    boolean quoted = false;
    int to = from;
    for (; to < definition.length(); to++) {
      char c = definition.charAt(to);
      quoted ^= c == '"';
      if (!quoted && (c == ' ' || c == '\n')) {
        break;
      }
    }
    return definition.substring(0, from - 1) + definition.substring(to);
  }
}
