package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;

/** Which tool a layout belongs to. */
final class Protocols {
  private Protocols() {}

  static Protocol of(Layout layout, Dialect dialect) {
    boolean postgresql = dialect == Dialect.POSTGRESQL;
    return switch (layout) {
      case GOLANG_MIGRATE -> postgresql ? new GolangMigratePostgresql() : new GolangMigrateMysql();
      case DIESEL -> new Diesel();
      case SQL_MIGRATE -> new SqlMigrate(dialect);
      case FLYWAY -> new FlywayUndo();
      case PAIRS, GOOSE, DBMATE, SQLX, POP, ATLAS, PRISMA, LIQUIBASE_SQL, SQITCH -> new Pairs();
    };
  }
}
