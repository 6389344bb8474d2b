package dev.evenkeel.difference.signal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key and what its words alone say of the value, judged once per spelling.
 *
 * @param name as written
 * @param words its words, in lower case
 * @param store whether it speaks of a database, cache or broker
 * @param endpoint whether its value is an address
 * @param bucket whether its value names a bucket
 * @param volume whether its value is the id of a disk or file system
 * @param debug whether it switches debugging
 * @param logLevel whether its value is how much is logged
 * @param stage whether its value is the name of the kind of environment
 * @param flag what a feature flag of this name switches, as words; empty where it is no flag
 * @param switches whether it is a bare {@code enabled}, which switches what it stands in
 * @param holdsFlags whether what stands below is a collection of feature flags
 * @param level whether it is a bare {@code level}
 * @param logs whether it speaks of logging
 */
record Key(
    String name,
    List<String> words,
    boolean store,
    boolean endpoint,
    boolean bucket,
    boolean volume,
    boolean debug,
    boolean logLevel,
    boolean stage,
    List<String> flag,
    boolean switches,
    boolean holdsFlags,
    boolean level,
    boolean logs) {
  private static final Set<String> STORES =
      Set.of(
          "db",
          "database",
          "databases",
          "jdbc",
          "datasource",
          "sql",
          "postgres",
          "postgresql",
          "pg",
          "pghost",
          "pgsql",
          "mysql",
          "mariadb",
          "mssql",
          "oracle",
          "mongo",
          "mongodb",
          "redis",
          "cassandra",
          "clickhouse",
          "elasticsearch",
          "opensearch",
          "rabbitmq",
          "amqp",
          "kafka",
          "memcached",
          "dynamodb",
          "zookeeper");
  private static final Set<String> ADDRESSES =
      Set.of(
          "url",
          "uri",
          "dsn",
          "host",
          "hosts",
          "hostname",
          "server",
          "servers",
          "address",
          "addr",
          "endpoint",
          "endpoints",
          "broker",
          "brokers",
          "nodes",
          "pghost");
  private static final Set<String> FLAG_MARKERS =
      Set.of("feature", "features", "flag", "flags", "enable", "enabled", "toggle", "ff");
  private static final Set<String> FLAG_FILLERS =
      Set.of("is", "use", "new", "beta", "experimental", "app", "active");
  private static final Set<String> LOGS = Set.of("log", "logging", "logger");
  private static final Set<String> SWITCHES = Set.of("enabled", "enable", "active", "on");
  private static final List<List<String>> VOLUMES =
      List.of(
          List.of("volume", "id"),
          List.of("volume", "handle"),
          List.of("disk", "uri"),
          List.of("pd", "name"),
          List.of("filesystem", "id"),
          List.of("file", "system", "id"),
          List.of("efs", "id"));

  static Key of(String name) {
    List<String> words = Words.of(name);
    String last = words.isEmpty() ? "" : words.getLast();
    return new Key(
        name,
        words,
        words.stream().anyMatch(STORES::contains),
        ADDRESSES.contains(last),
        last.equals("bucket") || Words.contain(words, List.of("bucket", "name")),
        VOLUMES.stream().anyMatch(volume -> Words.contain(words, volume)),
        words.contains("debug") || words.contains("devtools"),
        last.equals("loglevel")
            || Words.contain(words, List.of("log", "level"))
            || Words.contain(words, List.of("logging", "level")),
        last.equals("env")
            || last.equals("environment")
            || Words.contain(words, List.of("profiles", "active")),
        flag(words),
        words.size() == 1 && SWITCHES.contains(last),
        holdsFlags(words),
        words.equals(List.of("level")),
        words.stream().anyMatch(LOGS::contains));
  }

  private static List<String> flag(List<String> words) {
    return words.stream().anyMatch(FLAG_MARKERS::contains) ? stem(words) : List.of();
  }

  /** The words that say what a flag switches. */
  static List<String> stem(List<String> words) {
    return words.stream()
        .filter(word -> !FLAG_MARKERS.contains(word) && !FLAG_FILLERS.contains(word))
        .toList();
  }

  private static boolean holdsFlags(List<String> words) {
    return words.contains("features")
        || words.contains("flags")
        || words.contains("toggles")
        || words.equals(List.of("feature"))
        || Words.contain(words, List.of("feature", "flag"));
  }

  /** Keys of one comparison, each judged once; those seen last are found without a search. */
  static final class Cache {
    private static final int RECENT = 1 << 10;

    private final Map<String, Key> known = new HashMap<>();
    private final @Nullable Key[] recent = new Key[RECENT];

    Key of(String name) {
      int place = name.hashCode() & (RECENT - 1);
      @Nullable Key last = recent[place];
      if (last != null && last.name.equals(name)) {
        return last;
      }
      Key key = known.computeIfAbsent(name, Key::of);
      recent[place] = key;
      return key;
    }
  }
}
