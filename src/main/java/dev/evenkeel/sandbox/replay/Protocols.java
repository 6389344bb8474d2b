package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.sandbox.SandboxFailure;

/** Which tool a layout belongs to. */
final class Protocols {
  private Protocols() {}

  static Protocol of(Layout layout, Dialect dialect) {
    boolean postgresql = dialect == Dialect.POSTGRESQL;
    return switch (layout) {
      case GOLANG_MIGRATE -> postgresql ? new GolangMigratePostgresql() : new GolangMigrateMysql();
      case DIESEL -> new Diesel();
      case SQL_MIGRATE -> new SqlMigrate(dialect);
      case FLYWAY ->
          throw new SandboxFailure(
              "Flyway is asked to be replayed, and it is run itself", "report it");
      case GOOSE -> new Goose(dialect);
      case DBMATE -> new Dbmate(dialect);
      case SQLX -> postgresql ? new SqlxPostgresql() : new SqlxMysql();
      case POP -> new Pop();
      case ATLAS -> new Atlas(dialect);
      case PRISMA -> new Prisma();
      case LIQUIBASE_SQL -> new LiquibaseSql();
      case SQITCH -> new Sqitch();
      case PAIRS -> new Pairs();
    };
  }
}
