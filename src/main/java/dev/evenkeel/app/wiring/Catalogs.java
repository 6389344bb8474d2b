package dev.evenkeel.app.wiring;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.environment.DeclaredText;
import dev.evenkeel.environment.SourceDeclaration;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.CatalogReader;
import dev.evenkeel.source.database.DatabaseUrl;
import dev.evenkeel.source.database.LiveDatabase;
import dev.evenkeel.source.database.mysql.MysqlCatalog;
import dev.evenkeel.source.database.postgresql.PostgresqlCatalog;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which reader reads a declared database, and where. */
final class Catalogs {
  private Catalogs() {}

  static CatalogReader reader(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> new PostgresqlCatalog();
      case MARIADB, MYSQL -> new MysqlCatalog();
    };
  }

  static Source of(
      String name, Optional<String> owner, SourceDeclaration.Database declared, Console console) {
    if (declared.url().isEmpty()) {
      return new BuiltDatabase(name, owner, declared, console);
    }
    DeclaredText written = declared.url().get();
    Optional<DatabaseUrl> url = DatabaseUrl.parse(written.value());
    if (url.isEmpty()) {
      var unread =
          new Unread(
              "config",
              List.of(),
              declared.at(),
              "the URL " + written.written() + " names no database that can be read",
              "write postgresql://, mysql:// or mariadb:// (or the jdbc: form), with host and"
                  + " database: postgresql://HOST:PORT/DATABASE");
      return () -> new Reading(name, owner, List.of(), List.of(unread), List.of(), Set.of());
    }
    return new LiveDatabase(
        name,
        owner,
        url.get(),
        declared.role().map(DeclaredText::value),
        reader(url.get().dialect()));
  }
}
