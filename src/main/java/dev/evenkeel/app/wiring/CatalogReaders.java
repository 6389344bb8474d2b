package dev.evenkeel.app.wiring;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.source.database.CatalogReader;
import dev.evenkeel.source.database.mysql.MysqlCatalog;
import dev.evenkeel.source.database.postgresql.PostgresqlCatalog;

/**
 * Who reads which engine's catalog for a drill, hundreds of times: without what a place shares with
 * the other places of its server.
 */
public final class CatalogReaders {
  private CatalogReaders() {}

  public static CatalogReader of(Dialect engine) {
    return switch (engine) {
      case POSTGRESQL -> PostgresqlCatalog.ofDatabase();
      case MARIADB, MYSQL -> new MysqlCatalog();
    };
  }
}
