package dev.evenkeel.store.sql;

import dev.evenkeel.trail.Filed;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds each row's columns against its leaf, where the rows are. A leaf is canonical JSON with its
 * members in one order, so what it must hold can be spelled; a quote inside of a name is escaped
 * there, so no name passes for a member.
 */
final class Filing {
  private final Dialect dialect;

  private Filing(Dialect dialect) {
    this.dialect = dialect;
  }

  static Filed filed(Statements sql, Dialect dialect) {
    return sql.one(
            "SELECT count(*), min(CASE WHEN "
                + new Filing(dialect).elsewhere()
                + " THEN idx END) FROM entry WHERE idx < (SELECT size FROM frontier)",
            row -> {
              long rows = row.getLong(1);
              long first = row.getLong(2);
              return new Filed(rows, row.wasNull() ? OptionalLong.empty() : OptionalLong.of(first));
            })
        .orElse(new Filed(0, OptionalLong.empty()));
  }

  private String elsewhere() {
    String project = dialect.before("scope");
    String environment = dialect.behind("scope");
    return Stream.of(
            List.of(
                "'\"change\":'",
                dialect.quoted("change"),
                "',\"changeSeq\":'",
                "change_seq",
                "',\"claimedAt\":'"),
            List.of("',\"environment\":'", orNull(environment), "',\"evidence\":['"),
            List.of("',\"project\":'", orNull(project), "',\"receivedAt\":\"'"),
            List.of("',\"scopeSeq\":'", "scope_seq", "',\"type\":\"'", "type", "'\",\"v\":'"))
        .map(dialect::leafLacks)
        // Else a scope without its line feed would stand for one of its halves.
        .collect(Collectors.joining(" OR ", "", " OR scope <> " + joined(project, environment)));
  }

  private static String joined(String project, String environment) {
    return project + " || '\n' || " + environment;
  }

  private String orNull(String text) {
    return "CASE WHEN " + text + " = '' THEN 'null' ELSE " + dialect.quoted(text) + " END";
  }
}
