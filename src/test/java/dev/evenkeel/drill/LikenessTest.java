package dev.evenkeel.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class LikenessTest {
  @Property(tries = 200)
  void anObservationIsLikeItself(
      @ForAll @Size(max = 8) @UniqueElements
          List<@AlphaChars @StringLength(min = 1, max = 6) String> columns) {
    assertTrue(Likeness.of(table(columns), table(columns)).same());
  }

  @Property(tries = 200)
  void anotherOrderIsOrderAloneAndOnlyWhereThereIsOne(
      @ForAll @Size(min = 1, max = 8) @UniqueElements
          List<@AlphaChars @StringLength(min = 1, max = 6) String> columns) {
    Likeness likeness = Likeness.of(table(columns), table(columns.reversed()));
    assertTrue(likeness.sameButOrder());
    assertEquals(columns.size() == 1, likeness.same());
  }

  @Test
  void aColumnThatIsMissingDoesNotMakeAnOrderOfTheOthers() {
    Likeness likeness = Likeness.of(table(List.of("a", "b", "c")), table(List.of("a", "c")));
    assertEquals(
        List.of("public/table/t/column/b is missing"),
        likeness.differing().stream().map(Likeness.Item::said).toList());
    assertFalse(likeness.sameButOrder());
  }

  @Test
  void whatIsSetOfADatabaseThatHadNothingSetIsNamedOneByOne() {
    Observation was = new Seen().facet("database/owner", "o").observed();
    Observation is =
        new Seen()
            .facet("database/owner", "o")
            .facet("database/setting/jit", "off")
            .facet("database/setting/work_mem", "5MB")
            .observed();
    assertEquals(
        List.of("database/setting/jit is left over", "database/setting/work_mem is left over"),
        Likeness.of(was, is).differing().stream().map(Likeness.Item::said).toList());
    assertEquals(
        List.of("database/setting/jit is missing", "database/setting/work_mem is missing"),
        Likeness.of(is, was).differing().stream().map(Likeness.Item::said).toList());
  }

  @Test
  void twoLongTextsAreShownFromBeforeWhereTheyPart() {
    String same = "SELECT a FROM t WHERE b ".repeat(20);
    Observation was = new Seen().facet("public/view/v/definition", same + "= 1").observed();
    Observation is = new Seen().facet("public/view/v/definition", same + "= 2").observed();
    String said = Likeness.of(was, is).differing().getFirst().said();
    assertTrue(said.contains("= 2' instead of '...") && said.endsWith("= 1'"), said);
    Observation other = new Seen().facet("public/view/v/definition", "VALUES (1)").observed();
    String plain = Likeness.of(was, other).differing().getFirst().said();
    assertTrue(plain.contains("is 'VALUES (1)' instead of 'SELECT a FROM t"), plain);
  }

  @Test
  void aPositionIsNoFacetWhereTheRelativeOrderHolds() {
    Observation was =
        new Seen()
            .facet("table/t/column/a/position", "1")
            .facet("table/t/column/b/position", "3")
            .observed();
    Observation is =
        new Seen()
            .facet("table/t/column/a/position", "1")
            .facet("table/t/column/b/position", "2")
            .observed();
    assertTrue(Likeness.of(was, is).same());
  }

  @Test
  void theNameOfANotNullIsNoPartOfASchemaAndEveryOtherFacetIs() {
    Observation was = new Seen().facet("public/table/t/column/a/not-null-name", "x").observed();
    Observation is = new Seen().facet("public/table/t/column/a/type", "int").observed();
    assertEquals(
        List.of("public/table/t/column/a/type is left over"),
        Likeness.of(was, is).differing().stream().map(Likeness.Item::said).toList());
  }

  @Test
  void anIndexThatAForeignKeyMadeGoesByItsColumnsAndNoOtherDoes() {
    Observation was = indexed("first_fk", "a");
    assertTrue(Likeness.of(was, indexed("second_fk", "a")).same());
    assertFalse(Likeness.of(was, indexed("first_fk", "b")).same());
    Observation plain = new Seen().facet("table/t/index/i/columns", "a").observed();
    Observation renamed = new Seen().facet("table/t/index/j/columns", "a").observed();
    assertEquals(2, Likeness.of(plain, renamed).differing().size());
  }

  private static Observation indexed(String name, String columns) {
    return new Seen()
        .facet("table/t/constraint/k/type", "foreign key")
        .facet("table/t/constraint/k/columns", "a")
        .facet("table/t/index/" + name + "/columns", columns)
        .observed();
  }

  private static Observation table(List<String> columns) {
    return new Seen().table("t", "1", columns.toArray(String[]::new)).observed();
  }
}
