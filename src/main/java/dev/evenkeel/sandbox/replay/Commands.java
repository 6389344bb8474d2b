package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Script;
import java.util.List;

/** What a person types, in the folder of the migrations, to do what was replayed. */
final class Commands {
  private static final String URL = "\"$DATABASE_URL\"";

  private Commands() {}

  static List<String> forth(Layout layout, Dialect dialect) {
    return switch (layout) {
      case GOLANG_MIGRATE -> List.of("migrate -path . -database " + URL + " up");
      case DIESEL -> List.of("diesel migration run --migration-dir . --database-url " + URL);
      case SQL_MIGRATE -> List.of("sql-migrate up");
      case GOOSE -> List.of("goose -dir . " + driver(dialect) + " " + URL + " up");
      case DBMATE -> List.of("dbmate --url " + URL + " --migrations-dir . migrate");
      case SQLX -> List.of("sqlx migrate run --source . --database-url " + URL);
      case POP -> List.of("soda migrate up --path .");
      case ATLAS -> List.of("atlas migrate apply --dir file://. --url " + URL);
      case PRISMA -> List.of("prisma migrate deploy");
      case LIQUIBASE_SQL -> List.of("liquibase update");
      case SQITCH -> List.of("sqitch deploy");
      case FLYWAY -> List.of("flyway -locations=filesystem:. migrate");
      case PAIRS ->
          List.of("run each pending NAME.up.sql in order: " + client(dialect, "NAME.up.sql"));
    };
  }

  static List<String> back(Layout layout, Dialect dialect, Migration migration) {
    String file = migration.back().map(Script::file).orElse("the way back");
    return switch (layout) {
      case GOLANG_MIGRATE -> List.of("migrate -path . -database " + URL + " down 1");
      case DIESEL -> List.of("diesel migration revert --migration-dir . --database-url " + URL);
      case SQL_MIGRATE -> List.of("sql-migrate down -limit=1");
      case GOOSE -> List.of("goose -dir . " + driver(dialect) + " " + URL + " down");
      case DBMATE -> List.of("dbmate --url " + URL + " --migrations-dir . rollback");
      case SQLX -> List.of("sqlx migrate revert --source . --database-url " + URL);
      case POP -> List.of("soda migrate down --path . --step 1");
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
