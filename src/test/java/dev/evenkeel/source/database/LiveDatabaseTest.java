package dev.evenkeel.source.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.mysql.MysqlCatalog;
import dev.evenkeel.source.database.postgresql.PostgresqlCatalog;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a database that cannot be read: what, where, what next, and no credential. */
class LiveDatabaseTest {
  private static final String CANARY = "canary-of-a-password";

  private static Unread unread(String url, CatalogReader reader) {
    Reading reading =
        new LiveDatabase(
                "db",
                Optional.of("team"),
                DatabaseUrl.parse(url).orElseThrow(),
                Optional.empty(),
                reader)
            .read();
    assertEquals(0, reading.documents().size());
    assertEquals(1, reading.unread().size());
    Unread unread = reading.unread().getFirst();
    assertEquals("config", unread.area());
    assertTrue(unread.within().isEmpty());
    assertFalse(unread.next().isBlank());
    assertFalse(unread.toString().contains(CANARY), unread.toString());
    return unread;
  }

  private static String url(Place place, String user, String database) {
    String bare = place.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
    String host = bare.substring(bare.indexOf("://") + 3, bare.lastIndexOf('/'));
    String scheme = bare.substring(0, bare.indexOf("://"));
    return scheme + "://" + user + ":" + CANARY + "@" + host + "/" + database;
  }

  @Test
  void aServerThatIsNotThereIsSaidSo() {
    for (String scheme : new String[] {"postgresql", "mysql"}) {
      CatalogReader reader = scheme.equals("mysql") ? new MysqlCatalog() : new PostgresqlCatalog();
      Unread unread = unread(scheme + "://app:" + CANARY + "@127.0.0.1:1/shop", reader);
      assertTrue(unread.why().contains("nobody answers"), unread.why());
      assertEquals(scheme + "://127.0.0.1:1/shop", unread.at());
    }
  }

  @Test
  void aHostThatNobodyKnowsIsSaidSo() {
    Unread unread = unread("postgresql://a@no-such-host.invalid/shop", new PostgresqlCatalog());
    assertTrue(unread.why().contains("no host of that name"), unread.why());
  }

  @Test
  void aRefusedLoginAndAMissingDatabaseAreToldApart() {
    for (Sandbox sandbox : new Sandbox[] {Servers.postgresql(), Servers.mariadb()}) {
      boolean mariadb = sandbox == Servers.mariadb();
      CatalogReader reader = mariadb ? new MysqlCatalog() : new PostgresqlCatalog();
      Place place = sandbox.create();
      try {
        String login = place.login().user();
        Unread refused = unread(url(place, "nobody_here", place.name()), reader);
        assertTrue(refused.why().contains("refused the login"), refused.why());
        String real =
            url(place, login, "no_such_database").replace(CANARY, place.login().password());
        Unread missing = unread(real, reader);
        assertTrue(missing.why().contains("no such database"), missing.why());
      } finally {
        sandbox.drop(place);
      }
    }
  }

  @Test
  void theSessionOnlyReads() throws Exception {
    for (Sandbox sandbox : new Sandbox[] {Servers.postgresql(), Servers.mariadb()}) {
      Place place = sandbox.create();
      try {
        CatalogReader writes =
            new CatalogReader() {
              @Override
              public CatalogReading read(java.sql.Connection connection)
                  throws java.sql.SQLException {
                try (var statement = connection.createStatement()) {
                  statement.execute("CREATE TABLE made_by_a_reader (id int)");
                }
                throw new AssertionError("a reading session has written");
              }

              @Override
              public RowDigests rows(java.sql.Connection connection) {
                throw new AssertionError();
              }
            };
        String real =
            url(place, place.login().user(), place.name())
                .replace(CANARY, place.login().password());
        Unread refused = unread(real, writes);
        assertTrue(refused.why().contains("was connected"), refused.why());
      } finally {
        sandbox.drop(place);
      }
    }
  }
}
