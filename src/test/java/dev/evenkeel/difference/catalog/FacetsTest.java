package dev.evenkeel.difference.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Catalogs;
import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.value.ItemPath;
import java.util.List;
import java.util.Map;
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
  void theOptionsOfAViewBreakAlsoWhereOneSideHasNone() {
    assertEquals("view | p/view/v | options | breaking", of("schema/db/p/view/v/options"));
    assertEquals(
        "foreign-table | p/foreign-table/f | options/table_name | breaking",
        of("schema/db/p/foreign-table/f/options/table_name"));
    assertEquals(
        "server | (database)/server/s | options/host | breaking",
        of("schema/db/(database)/server/s/options/host"));
    assertEquals(
        "index | p/table/t/index/i | options | physical",
        of("schema/db/p/table/t/index/i/options"));
  }

  @Test
  void whatIsSaidOfAnExtensionIsACommentAndASettingOfThatNameIsNone() {
    assertEquals(
        "extension | extension/hstore/comment | comment | comment",
        of("platform/db/extension/hstore/comment"));
    assertEquals(
        "setting | setting/comment | comment | breaking", of("platform/db/setting/comment"));
  }

  @Test
  void whatNobodyKnowsBreaks() {
    assertEquals("table | table/t | brand-new | breaking", of("schema/db/table/t/brand-new"));
  }

  @Test
  void aHistoryIsReadByItsPlaceWhateverItsTableIsCalled() {
    assertEquals(
        "migration | version/1 | checksum | breaking", of("history/db/version/version/1/checksum"));
    assertEquals(
        "migration | public/version/1 | checksum | breaking",
        of("history/db/public/version/version/1/checksum"));
    assertEquals("history | flyway | order | order", of("history/db/flyway/version"));
    assertEquals("history | flyway | exists | breaking", of("history/db/flyway"));
    assertEquals("history | public/flyway | flyway | breaking", of("history/db/public/flyway"));
  }

  @Test
  void aSchemaIsAnObjectAndSoIsWhatStandsInIt() {
    assertEquals("schema | public | comment | comment", of("schema/db/public/comment"));
    assertEquals("view | public/view/v | exists | breaking", of("schema/db/public/view/v"));
    assertEquals("view | public/view | exists | breaking", of("schema/db/public/view"));
  }

  @Test
  void whatAPartMadeForItselfIsClassedAsIfItStoodAlone() {
    assertEquals(
        "constraint | table/t/constraint/pk | index/tablespace | physical",
        of("schema/db/table/t/constraint/pk/index/tablespace"));
    assertEquals(
        "constraint | table/t/constraint/pk | index/columns | breaking",
        of("schema/db/table/t/constraint/pk/index/columns"));
    assertEquals(
        "column | table/t/column/id | identity/sequence-name | naming",
        of("schema/db/table/t/column/id/identity/sequence-name"));
    assertEquals(
        "column | table/t/column/id | identity | breaking",
        of("schema/db/table/t/column/id/identity"));
    assertEquals(
        "table | table/t | privileges/comment | breaking",
        of("schema/db/table/t/privileges/comment"));
  }

  @Test
  void theGroupOfAFacetIsItsFirstPart() {
    assertEquals("privileges", facet("privileges/app/SELECT").group());
    assertEquals("type", facet("type").group());
    assertEquals("", facet("/odd").group());
  }

  private static Facets.Facet facet(String name) {
    return new Facets.Facet("table", "table/t", name, Facets.BREAKING);
  }

  @Test
  void aCatalogHasThreeAreas() {
    for (String area : List.of("schema", "history", "platform")) {
      assertTrue(Facets.isCatalog(area), area);
    }
    for (String area : List.of("config", "object", "data", "contract", "source")) {
      assertFalse(Facets.isCatalog(area), area);
    }
  }

  @Test
  void someGroupsHaveAnOrderFewAreNumberedAndTwoAreKnownByWhatTheyDo() {
    for (String group : List.of("column", "attribute", "partition", "version", "label")) {
      assertTrue(Facets.isOrdered(group), group);
    }
    for (String group : List.of("column", "attribute")) {
      assertTrue(Facets.isNumbered(group), group);
    }
    for (String group : List.of("index", "constraint")) {
      assertTrue(Facets.isKnownByDefinition(group), group);
      assertFalse(Facets.isOrdered(group), group);
      assertFalse(Facets.isNumbered(group), group);
    }
    assertFalse(Facets.isNumbered("partition"));
    assertFalse(Facets.isKnownByDefinition("trigger"));
  }

  @Test
  void filesLeaveOutWhoOwnsAnObjectAndTheModeItWasMadeIn() {
    for (String facet : List.of("owner", "definer", "sql-mode", "time-zone")) {
      assertTrue(Facets.isLeftOutByFiles(List.of("schema", "db", "p", "table", "t"), facet), facet);
    }
    assertFalse(Facets.isLeftOutByFiles(List.of("schema", "db", "p", "table", "t"), "type"));
  }

  @Test
  void aLabelThatBearsTheNameOfSuchAFacetIsNoneOfThem() {
    List<String> labels = List.of("schema", "db", "p", "type", "member", "label");
    assertFalse(Facets.isLeftOutByFiles(labels, "owner"));
    assertFalse(
        Facets.isLeftOutByFiles(List.of("schema", "db", "p", "table", "t", "privileges"), "owner"));
  }

  @Test
  void aGroupHasObjectsAlone() {
    Mapping object = Catalogs.object("type", "int");
    assertTrue(Facets.isGroup(Catalogs.group(Map.of("a", object))));
    assertFalse(Facets.isGroup(Catalogs.group(Map.of())));
    assertFalse(Facets.isGroup(object));
    assertFalse(Facets.isGroup(Catalogs.group(Map.of("a", object, "b", Nodes.text("x")))));
  }
}
