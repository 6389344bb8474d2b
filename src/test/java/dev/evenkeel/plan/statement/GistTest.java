package dev.evenkeel.plan.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Dialect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GistTest {
  @Test
  void noValueOfAStatementIsInItsGist() {
    for (String secret :
        List.of(
            "INSERT INTO keys VALUES ('s3cr3t', 7731)",
            "UPDATE keys SET k = E'a\\'s3cr3t' WHERE pin = 7731",
            "ALTER ROLE app PASSWORD 's3cr3t' -- 7731",
            "CREATE FUNCTION f() RETURNS text AS $x$ SELECT 's3cr3t' || 7731 $x$ LANGUAGE sql",
            "/* s3cr3t */ SET app.token = 's3cr3t7731'")) {
      String gist = Gist.of(secret, Dialect.POSTGRESQL);
      assertTrue(!gist.contains("s3cr3t") && !gist.contains("7731"), gist);
    }
    assertEquals(
        "INSERT INTO t VALUES (?, ?)",
        Gist.of("INSERT INTO t VALUES (\"s3cr3t\", 1)", Dialect.MARIADB));
  }

  @Test
  void whatASchemaIsMadeOfStaysOnOneLine() {
    assertEquals(
        "ALTER TABLE a ADD COLUMN \"B c\" numeric(10, 2) DEFAULT ?",
        Gist.of(
            "ALTER TABLE a -- note\n\tADD COLUMN \"B c\" numeric(10, 2)\n DEFAULT 'x' ",
            Dialect.POSTGRESQL));
  }

  @Test
  void anAlterationComesApartAtItsOwnCommas() {
    Optional<Alteration> found =
        Alteration.of(
            "ALTER TABLE IF EXISTS ONLY s.\"T,x\" ADD CHECK (f(a, b) > 0), DROP COLUMN c");
    assertEquals("s.\"T,x\"", found.orElseThrow().table());
    assertEquals(List.of("ADD CHECK (f(a, b) > 0)", "DROP COLUMN c"), found.get().actions());
    assertTrue(Alteration.of("ALTER INDEX i RENAME TO j").isEmpty());
  }

  @Test
  void aNameIsWhatTheCatalogHas() {
    assertEquals("public.users", Names.plain("Public . Users"));
    assertEquals("S.a.b\"c", Names.plain("\"S\".\"a.b\"\"c\""));
  }
}
