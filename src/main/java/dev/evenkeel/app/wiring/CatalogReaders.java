package dev.evenkeel.app.wiring;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.source.database.CatalogReader;
import dev.evenkeel.source.database.mysql.MysqlCatalog;
import dev.evenkeel.source.database.postgresql.PostgresqlCatalog;

/** Who reads which engine's catalog. */
public final class CatalogReaders {
  private CatalogReaders() {}

  public static CatalogReader of(Dialect engine) {
    return switch (engine) {
      case POSTGRESQL -> new PostgresqlCatalog();
      case MARIADB, MYSQL -> new MysqlCatalog();
    };
  }
}
