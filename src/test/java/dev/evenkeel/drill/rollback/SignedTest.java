package dev.evenkeel.drill.rollback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.Again;
import dev.evenkeel.drill.OneWay;
import dev.evenkeel.drill.WayBack;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SignedTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  @Test
  void aDeclarationCoversALossUntilItsLastDay() {
    assertEquals(UnitVerdict.DECLARED_ONE_WAY, declared(loss(), TODAY).verdict());
    assertEquals(UnitVerdict.FAILED, declared(loss(), TODAY.minusDays(1)).verdict());
  }

  @Test
  void aDeclarationNeverCoversAScriptThatBreaks() {
    assertEquals(
        UnitVerdict.FAILED, declared(unit(WayBack.DOWN_FAILED, Again.NOT_TRIED), TODAY).verdict());
    assertEquals(
        UnitVerdict.FAILED, declared(unit(WayBack.RESTORED, Again.FAILED), TODAY).verdict());
  }

  @Test
  void aDeclarationThatNoUnitNeedsOrThatExpiresSoonIsSaid() {
    Signed unused = Signed.of(List.of(), List.of(oneWay(TODAY.plusDays(90))), TODAY);
    assertTrue(unused.remarks().getFirst().contains("no unit of this drill needs that"));
    Signed soon = Signed.of(List.of(loss()), List.of(oneWay(TODAY.plusDays(14))), TODAY);
    assertTrue(soon.remarks().getFirst().contains("only"), soon.remarks()::toString);
    assertEquals(
        List.of(),
        Signed.of(List.of(loss()), List.of(oneWay(TODAY.plusDays(15))), TODAY).remarks());
  }

  private static Unit declared(Unit unit, LocalDate expires) {
    return Signed.of(List.of(unit), List.of(oneWay(expires)), TODAY).units().getFirst();
  }

  private static OneWay oneWay(LocalDate expires) {
    return new OneWay("1", "frees 40 GB", "dba", expires, "a report reads it", "evenkeel.yaml:9");
  }

  private static Unit loss() {
    return unit(WayBack.NO_DOWN, Again.NOT_TRIED);
  }

  private static Unit unit(WayBack wayBack, Again again) {
    return new Unit(
        "1",
        "1.up.sql",
        Optional.of(wayBack),
        false,
        OptionalLong.empty(),
        again,
        UnitVerdict.FAILED,
        List.of(),
        List.of(),
        "",
        true);
  }
}
