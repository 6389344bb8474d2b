package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.Script;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Flyway makes of a file of SQL. */
final class FlywayScripts {
  /** The statements before which Flyway's parser of PostgreSQL gives its transaction up. */
  private static final Pattern NO_TRANSACTION =
      Pattern.compile(
          "(CREATE|DROP)\\s+(DATABASE|TABLESPACE|SUBSCRIPTION)\\b.*"
              + "|ALTER\\s+SYSTEM\\b.*"
              + "|(CREATE|DROP)\\s+(UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\b.*"
              + "|REINDEX\\s+(\\(.*\\)\\s*)?(SCHEMA|DATABASE|SYSTEM)\\b.*"
              + "|VACUUM\\b.*"
              + "|DISCARD\\s+ALL\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern CONFIGURED =
      Pattern.compile("^\\s*executeInTransaction\\s*=\\s*false\\b", Pattern.MULTILINE);

  private final Map<String, MigrationFile> files;
  private final Draft draft;

  FlywayScripts(Map<String, MigrationFile> files, Draft draft) {
    this.files = files;
    this.draft = draft;
  }

  Script script(MigrationFile file) {
    Script split = Scripts.split(file.path(), file.text(), ";", true, draft.dialect());
    Optional<MigrationFile> configuration = Optional.ofNullable(files.get(file.path() + ".conf"));
    configuration.ifPresent(draft::take);
    boolean transactional =
        configuration.filter(conf -> CONFIGURED.matcher(conf.text()).find()).isEmpty()
            && (draft.dialect() != Dialect.POSTGRESQL
                || split.requests().stream().noneMatch(FlywayScripts::forbids));
    return new Script(split.file(), split.text(), split.requests(), transactional);
  }

  private static boolean forbids(Request request) {
    return NO_TRANSACTION.matcher(request.sql()).matches();
  }
}
