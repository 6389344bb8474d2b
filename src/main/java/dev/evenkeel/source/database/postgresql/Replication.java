package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;
import static dev.evenkeel.source.database.postgresql.Part.V14;
import static dev.evenkeel.source.database.postgresql.Part.V15;
import static dev.evenkeel.source.database.postgresql.Part.V16;
import static dev.evenkeel.source.database.postgresql.Part.V17;
import static dev.evenkeel.source.database.postgresql.Part.V18;
import static dev.evenkeel.source.database.postgresql.Part.since;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Publications and subscriptions. Slots and origins are operation, not schema. */
final class Replication {
  /** Of a connection string the words that are no credential. */
  private static final Set<String> OPEN =
      Set.of(
          "host",
          "hostaddr",
          "port",
          "dbname",
          "user",
          "sslmode",
          "application_name",
          "connect_timeout",
          "target_session_attrs",
          "channel_binding",
          "gssencmode");

  private static final Pattern WORD =
      Pattern.compile("([A-Za-z_]+)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'|\\S*)");

  static final List<Part> PARTS =
      List.of(
          Plain.ofDatabase(
              "publications",
              "publication",
              "pg_publication",
              version ->
                  """
                  SELECT oid, pubname AS name, pubowner AS owner,
                    puballtables::text AS "all-tables", %s
                    concat_ws(', ', CASE WHEN pubinsert THEN 'insert' END,
                      CASE WHEN pubupdate THEN 'update' END, CASE WHEN pubdelete THEN 'delete' END,
                      CASE WHEN pubtruncate THEN 'truncate' END) AS publishes,
                    nullif(pubviaroot, false)::text AS "via-root"
                  FROM pg_publication WHERE oid >= %d ORDER BY name\
                  """
                      .formatted(
                          since(
                              V18,
                              version,
                              "CASE pubgencols WHEN 's' THEN 'stored' END AS"
                                  + " \"generated-columns\","),
                          FIRST_USER_OID)),
          new Part(
                  "tables of publications",
                  version ->
                      """
                      SELECT prpubid, prrelid%s FROM pg_publication_rel r WHERE oid >= %d\
                      """
                          .formatted(
                              since(
                                  V15,
                                  version,
                                  """
                                  , pg_get_expr(prqual, prrelid) AS filter,
                                  (SELECT string_agg(a.attname, ', ' ORDER BY a.attname)
                                    FROM pg_attribute a WHERE a.attrelid = prrelid
                                      AND a.attnum = ANY (prattrs::int2[])) AS columns\
                                  """),
                              FIRST_USER_OID),
                  Replication::published)
              .among("pg_publication"),
          new Part(
                  "schemas of publications",
                  version ->
                      version < V15
                          ? "SELECT 1 AS nothing WHERE false"
                          : """
                          SELECT p.pnpubid, n.nspname FROM pg_publication_namespace p
                          JOIN pg_namespace n ON n.oid = p.pnnspid WHERE p.oid >= %d\
                          """
                              .formatted(FIRST_USER_OID),
                  (row, all) -> {
                    Placed publication = all.find("pg_publication", row.oid("pnpubid"));
                    if (publication != null) {
                      publication.branch().at("schema").put(row.get("nspname"), true);
                    }
                  })
              .among("pg_publication"),
          Plain.ofDatabase(
              "subscriptions",
              "subscription",
              "pg_subscription",
              version ->
                  """
                  SELECT oid, subname AS name, subowner AS owner, subenabled::text AS enabled,
                    subslotname AS slot, subsynccommit AS "synchronous-commit",
                    array_to_string(subpublications, ', ') AS publications
                    %s%s%s%s
                  FROM pg_subscription
                  WHERE subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
                  ORDER BY name\
                  """
                      .formatted(
                          since(
                              V14,
                              version,
                              ", subbinary::text AS binary, substream::text AS streaming"),
                          since(
                              V15,
                              version,
                              """
                              , subtwophasestate::text AS "two-phase",
                              subdisableonerr::text AS "disabled-on-error\"\
                              """),
                          since(
                              V16,
                              version,
                              """
                              , suborigin AS origin, subpasswordrequired::text AS "password-required",
                              subrunasowner::text AS "runs-as-owner\"\
                              """),
                          since(V17, version, ", subfailover::text AS failover"))));

  /** Asked by its own, and only where there is a subscription: most roles may not see it. */
  static final Part CONNECTIONS =
      Part.of(
          "connection strings of subscriptions",
          """
          SELECT oid, subconninfo FROM pg_subscription
          WHERE subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())\
          """,
          Replication::connection);

  private Replication() {}

  private static void published(Rows.Row row, Building all) {
    Placed publication = all.find("pg_publication", row.oid("prpubid"));
    Placed table = all.find(Relations.CATALOG, row.oid("prrelid"));
    if (publication != null && table != null) {
      publication
          .branch()
          .at("table")
          .at(table.name())
          .put("published", true)
          .put("filter", row.text("filter"))
          .put("columns", row.text("columns"));
    }
  }

  /** Most roles may not see where a subscription logs in. */
  static void unseen(Building all, String why, String next) {
    all.placed("pg_subscription")
        .forEach(subscription -> subscription.branch().unreadable("connection", why, next));
  }

  private static void connection(Rows.Row row, Building all) {
    Placed subscription = all.find("pg_subscription", row.oid("oid"));
    if (subscription == null) {
      return;
    }
    Branch connection = subscription.branch().at("connection");
    String info = row.get("subconninfo");
    if (info.contains("://")) {
      connection.secret("url", info);
      return;
    }
    Matcher words = WORD.matcher(info);
    while (words.find()) {
      if (OPEN.contains(words.group(1))) {
        connection.put(words.group(1), words.group(2));
      } else {
        connection.secret(words.group(1), words.group(2));
      }
    }
  }
}
