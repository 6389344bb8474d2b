package dev.evenkeel.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.plan.statement.Names;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class DialectTest {
  @Property(tries = 200)
  void a_quoted_name_is_read_as_that_name(
      @ForAll @StringLength(min = 1, max = 12) @CharRange(from = ' ', to = '~') String name) {
    assertEquals(name, Names.plain(Dialect.POSTGRESQL.quoted(name)));
    assertEquals(name, Names.plain(Dialect.MARIADB.quoted(name)));
  }

  @Test
  void a_quote_inside_of_a_name_does_not_end_it() {
    assertEquals("\"a\"\"; DROP TABLE b\"", Dialect.POSTGRESQL.quoted("a\"; DROP TABLE b"));
    assertEquals("`a``; DROP TABLE b`", Dialect.MYSQL.quoted("a`; DROP TABLE b"));
  }
}
