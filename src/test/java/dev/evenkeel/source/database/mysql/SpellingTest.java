package dev.evenkeel.source.database.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void aDisplayWidthIsNoPartOfATypeUnlessSomebodyReadsIt() {
    assertEquals("int", Spelling.type("int(11)"));
    assertEquals("bigint unsigned", Spelling.type("bigint(20) unsigned"));
    assertEquals("tinyint", Spelling.type("tinyint(4)"));
    assertEquals("tinyint(1)", Spelling.type("tinyint(1)"));
    assertEquals("int(5) unsigned zerofill", Spelling.type("int(5) unsigned zerofill"));
    assertEquals("varchar(11)", Spelling.type("varchar(11)"));
    assertEquals("decimal(10,2)", Spelling.type("DECIMAL(10,2)"));
    assertEquals("enum('int(11)','B')", Spelling.type("enum('int(11)','B')"));
  }

  @Test
  void bothServersSayOneDefaultInOneWay() {
    record Case(String mariadb, String mysql, boolean mysqlExpression, String type, String same) {}
    for (Case c :
        List.of(
            new Case("'x'", "x", false, "varchar", "'x'"),
            new Case("'it''s'", "it's", false, "varchar", "'it''s'"),
            new Case("0", "0", false, "int", "0"),
            new Case("'0'", "0", false, "char", "'0'"),
            new Case("b'101'", "b'101'", false, "bit", "b'101'"),
            new Case(
                "current_timestamp()",
                "CURRENT_TIMESTAMP",
                true,
                "timestamp",
                "current_timestamp()"),
            new Case(
                "current_timestamp(6)",
                "CURRENT_TIMESTAMP(6)",
                true,
                "datetime",
                "current_timestamp(6)"),
            new Case("uuid()", "uuid()", true, "char", "uuid()"))) {
      assertEquals(c.same(), Spelling.defaultOf(c.mariadb(), c.type(), true, false, "shop"));
      assertEquals(
          c.same(), Spelling.defaultOf(c.mysql(), c.type(), false, c.mysqlExpression(), "shop"));
    }
  }

  @Test
  void nullIsNoDefaultAndItsNameIsOne() {
    assertEquals("", Spelling.defaultOf("NULL", "varchar", true, false, "shop"));
    assertEquals("", Spelling.defaultOf(null, "varchar", false, false, "shop"));
    assertEquals("'NULL'", Spelling.defaultOf("'NULL'", "varchar", true, false, "shop"));
    assertNotEquals("", Spelling.defaultOf("", "varchar", false, false, "shop"));
  }

  @Test
  void anExpressionSaysNeitherItsDatabaseNorTheCharacterSetOfItsLiterals() {
    assertEquals(
        "select `t`.`a` from `t`", Spelling.expression("select `t`.`a` from `shop`.`t`", "shop"));
    assertEquals("`a` = 'x'", Spelling.expression("(`a` = _utf8mb4'x')", "shop"));
    assertEquals("`a` = 'x'", Spelling.expression("(`a` = _utf8mb4\\'x\\')", "shop"));
    assertEquals("(`a`) or (`b`)", Spelling.expression("((`a`) or (`b`))", "shop"));
  }

  @Test
  void utf8IsThreeBytesUnderEitherName() {
    assertEquals("utf8mb3_general_ci", Spelling.charset("utf8_general_ci"));
    assertEquals("utf8mb3", Spelling.charset("utf8"));
    assertEquals("utf8mb4_general_ci", Spelling.charset("utf8mb4_general_ci"));
    assertEquals("utf8mb3_bin", Spelling.charset("utf8mb3_bin"));
  }

  @Test
  void aDefinersHostIsNoPartOfTheDefiner() {
    assertEquals("app", Spelling.definer("app@10.0.0.1"));
    assertEquals("a@b", Spelling.definer("a@b@%"));
  }

  @Test
  void theServerIsKnownByWhatItSays() {
    assertEquals(new Flavor(true, "11.4.5"), Flavor.of("11.4.5-MariaDB-log"));
    assertEquals(new Flavor(true, "10.6.2"), Flavor.of("5.5.5-10.6.2-MariaDB"));
    assertEquals(new Flavor(false, "8.0.36"), Flavor.of("8.0.36-0ubuntu0.22.04.1"));
  }

  @Test
  void aNameIsReadAsItStandsInAFileName() {
    assertEquals("a-b", FileName.decoded("a@002db"));
    assertEquals("plain", FileName.decoded("plain"));
  }
}
