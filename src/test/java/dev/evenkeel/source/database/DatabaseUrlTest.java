package dev.evenkeel.source.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Dialect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {
  private static DatabaseUrl url(String written) {
    return DatabaseUrl.parse(written).orElseThrow();
  }

  @Test
  void everyFormOfOneDatabaseIsOneTarget() {
    for (String written :
        List.of(
            "postgresql://app:pw@localhost/shop",
            "postgres://localhost:5432/shop",
            "jdbc:postgresql://127.0.0.1:5432/shop?user=app&password=pw",
            "postgresql://LOCALHOST:5432/shop?sslmode=disable")) {
      assertEquals("postgresql://localhost:5432/shop", url(written).target(), written);
      assertEquals(Dialect.POSTGRESQL, url(written).dialect());
    }
    assertEquals(url("mysql://db.a/shop").target(), url("jdbc:mariadb://db.a:3306/shop").target());
  }

  @Test
  void anotherHostPortOrDatabaseIsAnotherTarget() {
    String shop = url("postgresql://a/shop").target();
    for (String other :
        List.of("postgresql://b/shop", "postgresql://a:5433/shop", "postgresql://a/shop2")) {
      assertFalse(shop.equals(url(other).target()), other);
    }
  }

  @Test
  void aCredentialIsAPropertyAndNothingThatIsShownHoldsIt() {
    DatabaseUrl url = url("jdbc:postgresql://u%40x:p%2Bw+d@h:1/shop?ssl=true");
    assertEquals("u@x", url.properties().getProperty("user"));
    assertEquals("p+w+d", url.properties().getProperty("password"));
    assertEquals("true", url.properties().getProperty("ssl"));
    for (String shown : List.of(url.shown(), url.jdbc(), url.target(), url.toString())) {
      assertFalse(shown.contains("p+w") || shown.contains("u@x") || shown.contains("?"), shown);
    }
  }

  @Test
  void mysqlIsSpokenToByMariadbsDriver() {
    assertEquals("jdbc:mariadb://h:3306/shop", url("mysql://h/shop").jdbc());
    assertEquals(Dialect.MYSQL, url("jdbc:mysql://h/shop").dialect());
  }

  @Test
  void whatIsNoUrlOfADatabaseIsNone() {
    for (String written :
        List.of(
            "", "shop", "http://h/shop", "postgresql://h", "postgresql:///shop", "oracle://h/x")) {
      assertEquals(Optional.empty(), DatabaseUrl.parse(written), written);
    }
    assertTrue(DatabaseUrl.parse("postgresql://a b/shop").isEmpty());
  }
}
