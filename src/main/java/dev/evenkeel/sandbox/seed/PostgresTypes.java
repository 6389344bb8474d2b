package dev.evenkeel.sandbox.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Types of PostgreSQL; of a domain, what it stands on and what it refuses. */
final class PostgresTypes {
  private static final int HEADER = 4;

  private record Entry(
      String name, String kind, long base, int modifier, long element, boolean refusesNull) {}

  /** A domain's rule, which holds for each column of it. */
  record DomainCheck(String name, String text) {
    CheckConstraint on(String column) {
      return new CheckConstraint(name, text, List.of(column));
    }
  }

  private final Map<Long, Entry> entries = new HashMap<>();
  private final Map<Long, List<String>> labels = new HashMap<>();
  private final Map<Long, List<DomainCheck>> checks = new HashMap<>();
  private final Map<Long, Long> subtypes = new HashMap<>();

  private PostgresTypes() {}

  static PostgresTypes read(Connection connection) throws SQLException {
    var types = new PostgresTypes();
    Rows.each(
        connection,
        "SELECT oid, typname, typtype, typbasetype, typtypmod, typcategory = 'A' AS is_array,"
            + " typelem, typnotnull FROM pg_type",
        row ->
            types.entries.put(
                row.getLong("oid"),
                new Entry(
                    row.getString("typname"),
                    row.getString("typtype"),
                    row.getLong("typbasetype"),
                    row.getInt("typtypmod"),
                    row.getBoolean("is_array") ? row.getLong("typelem") : 0,
                    row.getBoolean("typnotnull"))));
    Rows.each(
        connection,
        "SELECT enumtypid, enumlabel FROM pg_enum ORDER BY enumtypid, enumsortorder",
        row ->
            types
                .labels
                .computeIfAbsent(row.getLong(1), type -> new ArrayList<>())
                .add(row.getString(2)));
    Rows.each(
        connection,
        "SELECT contypid, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            + " WHERE contype = 'c' AND contypid <> 0 ORDER BY conname",
        row ->
            types
                .checks
                .computeIfAbsent(row.getLong(1), type -> new ArrayList<>())
                .add(new DomainCheck(row.getString(2), row.getString(3))));
    Rows.each(
        connection,
        "SELECT rngtypid, rngsubtype FROM pg_range",
        row -> types.subtypes.put(row.getLong(1), row.getLong(2)));
    return types;
  }

  boolean refusesNull(long type) {
    Entry entry = entries.get(type);
    return entry != null
        && entry.kind().equals("d")
        && (entry.refusesNull() || refusesNull(entry.base()));
  }

  List<DomainCheck> checks(long type) {
    Entry entry = entries.get(type);
    if (entry == null || !entry.kind().equals("d")) {
      return List.of();
    }
    var all = new ArrayList<>(checks.getOrDefault(type, List.of()));
    all.addAll(checks(entry.base()));
    return all;
  }

  ValueType of(long type, int modifier) {
    Entry entry = entries.get(type);
    if (entry == null) {
      return ValueType.listed("");
    }
    if (entry.element() != 0) {
      return ValueType.array(of(entry.element(), modifier));
    }
    return switch (entry.kind()) {
      case "d" -> of(entry.base(), entry.modifier());
      case "e" ->
          labels.containsKey(type)
              ? ValueType.of(Kind.ENUM).labelled(labels.getOrDefault(type, List.of()))
              : ValueType.listed("");
      case "r" -> range(subtypes.getOrDefault(type, 0L));
      case "m" -> ValueType.listed("{}");
      case "c" -> ValueType.listed("()");
      default -> base(entry.name(), modifier);
    };
  }

  private ValueType range(long subtype) {
    ValueType inside = of(subtype, -1);
    String low = Values.of(inside, Flavor.PLAIN, "r", 1);
    String high = Values.of(inside, Flavor.PLAIN, "r", 5);
    return ValueType.listed("[\"" + low + "\",\"" + high + "\")", "empty", "(,)");
  }

  private static ValueType base(String name, int modifier) {
    int length = Math.max(0, modifier - HEADER);
    return switch (name) {
      case "int2" -> ValueType.integer(16);
      case "int4" -> ValueType.integer(32);
      case "int8" -> ValueType.integer(64);
      case "oid", "xid", "cid", "regclass" -> ValueType.integer(31).aboveZero();
      case "numeric" ->
          modifier < HEADER
              ? ValueType.decimal(0, 0)
              : ValueType.decimal(length >> 16 & 0xffff, length & 0x7ff);
      case "money" -> ValueType.decimal(12, 2);
      case "float4", "float8" -> ValueType.of(Kind.FLOAT);
      case "bool" -> ValueType.of(Kind.BOOLEAN);
      case "text", "citext" -> ValueType.of(Kind.TEXT);
      case "varchar" -> ValueType.of(Kind.TEXT).ofLength(length);
      case "bpchar" -> ValueType.of(Kind.TEXT).ofLength(Math.max(1, length));
      case "name" -> ValueType.of(Kind.TEXT).ofLength(20);
      case "char" -> ValueType.of(Kind.TEXT).ofLength(1);
      case "bytea" -> ValueType.of(Kind.BYTES);
      case "date" -> ValueType.of(Kind.DATE);
      case "timestamp", "timestamptz" -> ValueType.of(Kind.TIMESTAMP);
      case "time", "timetz" -> ValueType.of(Kind.TIME);
      case "interval" -> ValueType.of(Kind.INTERVAL);
      case "uuid" -> ValueType.of(Kind.UUID);
      case "json", "jsonb" -> ValueType.of(Kind.JSON);
      case "bit", "varbit" -> ValueType.of(Kind.BITS).ofLength(Math.max(0, modifier));
      default -> ValueType.listed(LISTED.getOrDefault(name, OTHER));
    };
  }

  /** Nothing is known of such a type but that most of them take one of these. */
  private static final String[] OTHER = {"1", "a", "{}", "(1,2)", "[1,2,3]", ""};

  private static final Map<String, String[]> LISTED =
      Map.ofEntries(
          Map.entry("inet", new String[] {"192.0.2.1", "2001:db8::1"}),
          Map.entry("cidr", new String[] {"192.0.2.0/24", "2001:db8::/32"}),
          Map.entry("macaddr", new String[] {"08:00:2b:01:02:03"}),
          Map.entry("macaddr8", new String[] {"08:00:2b:01:02:03:04:05"}),
          Map.entry("point", new String[] {"(1,2)", "(-1.5,0)"}),
          Map.entry("line", new String[] {"{1,2,3}"}),
          Map.entry("lseg", new String[] {"[(0,0),(1,1)]"}),
          Map.entry("box", new String[] {"(1,1),(0,0)"}),
          Map.entry("path", new String[] {"[(0,0),(1,1)]"}),
          Map.entry("polygon", new String[] {"((0,0),(0,1),(1,1))"}),
          Map.entry("circle", new String[] {"<(0,0),1>"}),
          Map.entry("tsvector", new String[] {"a b", ""}),
          Map.entry("tsquery", new String[] {"a & b"}),
          Map.entry("xml", new String[] {"<a/>"}),
          Map.entry("pg_lsn", new String[] {"0/1"}),
          Map.entry("hstore", new String[] {"a=>1", ""}),
          Map.entry("ltree", new String[] {"a.b", "a"}),
          Map.entry("jsonpath", new String[] {"$.a"}));
}
