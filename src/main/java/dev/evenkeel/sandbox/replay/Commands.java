package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Script;
import dev.evenkeel.sandbox.Typed;
import java.util.List;

/**
 * What a person types to do what was replayed. A tool whose folder stands in its own configuration
 * is called as it stands.
 */
final class Commands {
  private static final String URL = "\"$DATABASE_URL\"";

  private Commands() {}

  static List<String> forth(Layout layout, Dialect dialect, String folder) {
    String path = Typed.word(folder);
    return switch (layout) {
      case GOLANG_MIGRATE -> List.of("migrate -path " + path + " -database " + URL + " up");
      case DIESEL ->
          List.of("diesel migration run --migration-dir " + path + " --database-url " + URL);
      case SQL_MIGRATE -> List.of("sql-migrate up");
      case GOOSE -> List.of("goose -dir " + path + " " + driver(dialect) + " " + URL + " up");
      case DBMATE -> List.of("dbmate --url " + URL + " --migrations-dir " + path + " migrate");
      case SQLX -> List.of("sqlx migrate run --source " + path + " --database-url " + URL);
      case POP -> List.of("soda migrate up --path " + path);
      case ATLAS -> List.of("atlas migrate apply --dir file://" + path + " --url " + URL);
      case PRISMA -> List.of("prisma migrate deploy");
      case LIQUIBASE_SQL -> List.of("liquibase update");
      case SQITCH -> List.of("sqitch deploy");
      case FLYWAY -> List.of("flyway -locations=filesystem:" + path + " migrate");
      case PAIRS ->
          List.of(
              "run each pending NAME.up.sql in order: "
                  + client(dialect, Typed.in(path, "NAME.up.sql")));
    };
  }

  static List<String> back(Layout layout, Dialect dialect, Migration migration, String folder) {
    String path = Typed.word(folder);
    String file =
        migration
            .back()
            .map(Script::file)
            .map(name -> Typed.word(Typed.in(folder, name)))
            .orElse("the way back");
    return switch (layout) {
      case GOLANG_MIGRATE -> List.of("migrate -path " + path + " -database " + URL + " down 1");
      case DIESEL ->
          List.of("diesel migration revert --migration-dir " + path + " --database-url " + URL);
      case SQL_MIGRATE -> List.of("sql-migrate down -limit=1");
      case GOOSE -> List.of("goose -dir " + path + " " + driver(dialect) + " " + URL + " down");
      case DBMATE -> List.of("dbmate --url " + URL + " --migrations-dir " + path + " rollback");
      case SQLX -> List.of("sqlx migrate revert --source " + path + " --database-url " + URL);
      case POP -> List.of("soda migrate down --path " + path + " --step 1");
      case ATLAS -> List.of("atlas keeps no way back in its folder");
      case PRISMA ->
          List.of(
              "prisma db execute --file " + file,
              "delete the row of " + migration.id() + " from _prisma_migrations");
      case LIQUIBASE_SQL -> List.of("liquibase rollback-count --count=1");
      case SQITCH -> List.of("sqitch revert --to @HEAD^ -y");
      case FLYWAY -> List.of("run " + file);
      case PAIRS -> List.of(client(dialect, file));
    };
  }

  private static String driver(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL ? "postgres" : "mysql";
  }

  /** The whole file as one query: the client would send a file statement by statement. */
  private static String client(Dialect dialect, String file) {
    return dialect == Dialect.POSTGRESQL
        ? "psql " + URL + " --command \"$(cat " + file + ")\""
        : "mysql < " + file;
  }
}
