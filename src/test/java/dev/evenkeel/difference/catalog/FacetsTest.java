package dev.evenkeel.difference.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.value.ItemPath;
import org.junit.jupiter.api.Test;

class FacetsTest {
  private static String of(String item) {
    Facets.Facet facet = Facets.of(ItemPath.parse(item));
    return String.join(" | ", facet.kind(), facet.object(), facet.facet(), facet.facetClass());
  }

  @Test
  void aPathSaysWhichFacetOfWhichObjectItIs() {
    assertEquals("table | table/users | exists | breaking", of("schema/db/table/users"));
    assertEquals(
        "table | public/table/users | exists | breaking", of("schema/db/public/table/users"));
    assertEquals(
        "column | table/users/column/email | type | breaking",
        of("schema/db/table/users/column/email/type"));
    assertEquals(
        "column | public/table/users | order | order", of("schema/db/public/table/users/column"));
    assertEquals(
        "extension | (database)/extension/hstore | version | breaking",
        of("schema/db/(database)/extension/hstore/version"));
    assertEquals("schema | public | exists | breaking", of("schema/db/public"));
    assertEquals("schema | public | owner | breaking", of("schema/db/public/owner"));
    assertEquals(
        "table | public/table/t | privileges/app | breaking",
        of("schema/db/public/table/t/privileges/app"));
    assertEquals(
        "migration | flyway/1.2 | checksum | breaking",
        of("history/db/flyway/version/1.2/checksum"));
    assertEquals(
        "migration | public/flyway/1.2 | exists | breaking",
        of("history/db/public/flyway/version/1.2"));
    assertEquals("history | public/flyway | order | order", of("history/db/public/flyway/version"));
    assertEquals("history | public/flyway | tool | breaking", of("history/db/public/flyway/tool"));
    assertEquals(
        "setting | setting/sql_mode | sql_mode | breaking", of("platform/db/setting/sql_mode"));
  }

  @Test
  void howItIsStoredAndWhatIsSaidOfItBreaksNothing() {
    assertEquals("table | table/t | comment | comment", of("schema/db/table/t/comment"));
    assertEquals("table | table/t | row-format | physical", of("schema/db/table/t/row-format"));
    assertEquals(
        "table | p/table/t | options/fillfactor | physical",
        of("schema/db/p/table/t/options/fillfactor"));
  }

  @Test
  void anOptionThatDecidesWhoSeesRowsBreaks() {
    assertEquals(
        "view | p/view/v | options/security_invoker | breaking",
        of("schema/db/p/view/v/options/security_invoker"));
  }

  @Test
  void whatNobodyKnowsBreaks() {
    assertEquals("table | table/t | brand-new | breaking", of("schema/db/table/t/brand-new"));
  }
}
