package dev.evenkeel.sandbox.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Dialect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GivenServerTest {
  @Test
  void eachWayOfWritingTheSameServerIsTheSame() {
    for (String url :
        List.of(
            "postgresql://ann:p%40ss@db.example.org:5433/postgres?sslmode=require",
            "postgres://ann:p%40ss@db.example.org:5433/postgres?sslmode=require",
            "jdbc:postgresql://ann:p%40ss@db.example.org:5433?sslmode=require",
            "jdbc:postgresql://db.example.org:5433/postgres?user=ann&sslmode=require&password=p%40ss",
            "postgresql://ann@db.example.org:5433/?sslmode=require")) {
      GivenServer server = GivenServer.of(url, "p@ss").orElseThrow();
      assertEquals(Dialect.POSTGRESQL, server.dialect());
      assertEquals(
          "db.example.org:5433/postgres",
          server.host() + ":" + server.port() + "/" + server.database());
      assertEquals("ann p@ss", server.login().user() + " " + server.login().password());
      assertEquals("sslmode=require", server.parameters());
    }
    assertEquals(3306, GivenServer.of("mysql://h/", "").orElseThrow().port());
  }

  @Test
  void noCredentialIsEverShown() {
    GivenServer server =
        GivenServer.of("mariadb://ann:hunter2@h/x?trustStorePassword=swordfish", "").orElseThrow();
    assertFalse(server.toString().contains("hunter2") || server.toString().contains("swordfish"));
    assertEquals("mariadb://h:3306/x", server.toString());
    assertEquals("ann", server.login().toString());
  }

  @Test
  void whatIsNoUrlOfADatabaseServerIsNone() {
    for (String text : List.of("embedded", "https://example.org/", "jdbc:h2:mem", "")) {
      assertFalse(GivenServer.isUrl(text), text);
    }
    assertTrue(GivenServer.isUrl("postgresql://"));
    assertEquals(Optional.empty(), GivenServer.of("postgresql://a b/", ""));
    assertEquals(Optional.empty(), GivenServer.of("postgresql:///x", ""));
  }

  @Test
  void aNameIsOfAnotherClaimOnlyWhereItHasItsForm() {
    Claim claim = Claim.in(5);
    assertEquals(Optional.of(claim), claim.ofName(claim.prefix() + "17"));
    for (String other :
        List.of(
            "evenkeel", "evenkeel_production", "evenkeel_abcdefgh_4_1", "evenkeel_abcdefgh_1")) {
      assertEquals(Optional.empty(), claim.ofName(other), other);
    }
  }
}
