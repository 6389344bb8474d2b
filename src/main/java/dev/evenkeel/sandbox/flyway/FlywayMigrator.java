package dev.evenkeel.sandbox.flyway;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Tool;
import dev.evenkeel.sandbox.Typed;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** Runs the unmodified Flyway library with the options it was given and nothing else of ours. */
public final class FlywayMigrator implements Migrator {
  /** No file name starts with it, so that Flyway finds no repeatable migration. */
  private static final String NO_REPEATABLES = "no-repeatables-before-the-last-step";

  /** With these it reads other files, or reads them otherwise. */
  private static final Set<String> ELSEWHERE =
      Set.of("flyway.locations", "flyway.encoding", "flyway.detectEncoding");

  private static final String TRANSACTIONAL_LOCK = "flyway.postgresql.transactional.lock";
  private static final Pattern CONCURRENTLY = Pattern.compile("(?i)\\bconcurrently\\b");

  private static final String MAY_BE_SECRET =
      "(?i).*(placeholders|password|token|key|user|url|properties|vault|secret).*";

  private final Path folder;
  private final Map<String, String> options;
  private final boolean repeatables;
  private final FlywayUndo undo;
  private final Optional<OlderFolder> older;
  private final String shown;

  /**
   * @param folder the migrations
   * @param options passed through unchanged, with or without the prefix {@code flyway.}
   * @param repeatables whether the folder holds repeatable migrations
   */
  public FlywayMigrator(Path folder, Map<String, String> options, boolean repeatables) {
    this(folder, options, repeatables, Optional.empty(), folder.toString());
  }

  private FlywayMigrator(
      Path folder,
      Map<String, String> options,
      boolean repeatables,
      Optional<OlderFolder> older,
      String shown) {
    this.older = older;
    this.shown = shown;
    this.folder = folder;
    this.repeatables = repeatables;
    var all = new TreeMap<String, String>();
    options.forEach(
        (key, value) -> all.put(key.startsWith("flyway.") ? key : "flyway." + key, value));
    this.options = all;
    this.undo = new FlywayUndo(all.getOrDefault("flyway.table", "flyway_schema_history"));
  }

  /** The same, with another name for the folder in the commands that a person is to type. */
  public FlywayMigrator shownAs(String name) {
    return new FlywayMigrator(folder, options, repeatables, older, name);
  }

  @Override
  public Tool tool() {
    return new Tool("Flyway", version(), Tool.Mode.CUT, Tool.Mode.REPLAYED);
  }

  private static String version() {
    String version = Flyway.class.getPackage().getImplementationVersion();
    return version == null
        ? org.flywaydb.core.internal.license.VersionPrinter.getVersion()
        : version;
  }

  @Override
  public MigrationOutcome forth(DataSource target, Optional<Migration> upTo) {
    var configured =
        Flyway.configure().loggers("slf4j").locations("filesystem:" + folder).dataSource(target);
    older.ifPresent(configured::resourceProvider);
    FlywayOptions.apply(options, configured);
    // Flyway runs repeatable migrations after whatever versioned one it was told to stop at.
    boolean stopsEarly = upTo.isPresent() && !upTo.get().repeatable();
    if (stopsEarly) {
      // The mark says that no migration needs to bear it: a control run stops before the first.
      configured.target(upTo.get().version() + "?");
      if (repeatables) {
        configured.repeatableSqlMigrationPrefix(NO_REPEATABLES);
      }
    }
    try {
      MigrateResult result = configured.load().migrate();
      return new MigrationOutcome.Done(
          result.migrations.stream().map(each -> FlywayFailures.id(each.filepath)).toList());
    } catch (FlywayException e) {
      return FlywayFailures.of(e, folder);
    }
  }

  @Override
  public MigrationOutcome back(DataSource target, Migration migration) {
    return undo.run(target, migration);
  }

  @Override
  public Optional<String> wayOut(String statement) {
    boolean inTransaction = !"false".equals(options.get(TRANSACTIONAL_LOCK));
    return inTransaction && CONCURRENTLY.matcher(statement).find()
        ? Optional.of(
            "Flyway holds its lock in a transaction, and what is built CONCURRENTLY waits for every"
                + " transaction: set "
                + TRANSACTIONAL_LOCK
                + "=false, and drill it with --flyway postgresql.transactional.lock=false")
        : Optional.empty();
  }

  @Override
  public Optional<Migrator> without(List<Migration> newer) {
    if (options.keySet().stream().anyMatch(ELSEWHERE::contains)) {
      return Optional.empty();
    }
    var files = new HashSet<String>();
    for (Migration migration : newer) {
      files.add(migration.forth().file());
      migration.back().ifPresent(back -> files.add(back.file()));
    }
    return Optional.of(
        new FlywayMigrator(
            folder, options, repeatables, Optional.of(new OlderFolder(folder, files)), shown));
  }

  @Override
  public List<String> forthCommand() {
    var line = new StringBuilder("flyway -locations=filesystem:").append(Typed.word(shown));
    options.forEach(
        (key, value) ->
            line.append(" -")
                .append(key.substring("flyway.".length()))
                .append('=')
                .append(shown(key, value)));
    return List.of(line.append(" migrate").toString());
  }

  /** An option's value as it may be printed: some options hold secrets. */
  public static String shown(String key, String value) {
    return key.matches(MAY_BE_SECRET) ? "..." : value;
  }

  @Override
  public List<String> backCommand(Migration migration) {
    return List.of(
        "run " + migration.back().map(back -> Typed.in(shown, back.file())).orElse("the way back"),
        undo.forgetting(migration));
  }
}
