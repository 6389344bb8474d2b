package dev.evenkeel.operation.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.trail.record.RecordType;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever may write records tries to be an approval that they are not. */
class ApprovalsTest {
  private static final String CARLA = "{\"principal\": \"carla\", \"principalId\": \"31\"}";
  private static final String ANA = "{\"principal\": \"ana\", \"principalId\": \"17\"}";

  private static Told opened() {
    return new Told().tells(RecordType.CHANGE_OPENED, "{\"requestedById\": \"17\"}");
  }

  private static Optional<ItemClass> against(Told told) {
    return Approvals.of(told.records()).against(1).map(Fact::itemClass);
  }

  @Test
  void oneIndependentApprovalIsEnoughAndTheMakersOwnIsNone() {
    assertTrue(against(opened().tells(RecordType.APPROVAL_GIVEN, CARLA)).isEmpty());
    assertEquals(
        Optional.of(ItemClass.VIOLATES), against(opened().tells(RecordType.APPROVAL_GIVEN, ANA)));
  }

  @Test
  void aWithdrawalCountsWhoeverMadeItEvenAMachine() {
    for (String machine :
        new String[] {
          "{\"principal\": \"carla\", \"principalId\": \"31\", \"principalType\": \"Bot\"}",
          "{\"principal\": \"tidy[bot]\", \"principalId\": \"31\"}",
          CARLA
        }) {
      Told told =
          opened()
              .tells(RecordType.APPROVAL_GIVEN, CARLA)
              .tells(RecordType.APPROVAL_WITHDRAWN, machine);
      assertEquals(Optional.of(ItemClass.VIOLATES), against(told), machine);
    }
  }

  @Test
  void erasingAWithdrawalBringsNoApprovalBack() {
    Told told =
        opened().tells(RecordType.APPROVAL_GIVEN, CARLA).erased(RecordType.APPROVAL_WITHDRAWN, "");
    assertEquals(Optional.of(ItemClass.UNKNOWN), against(told));
    told.tells(RecordType.APPROVAL_GIVEN, CARLA);
    assertTrue(against(told).isEmpty(), "one given after it stands");
  }

  @Test
  void erasingWhoMadeTheChangeMakesNobodyIndependent() {
    Told told =
        opened()
            .tells(RecordType.CHANGE_OPENED, "{\"requestedById\": \"99\"}")
            .tells(RecordType.APPROVAL_GIVEN, ANA);
    assertEquals(Optional.of(ItemClass.VIOLATES), against(told));
    Told erased =
        new Told()
            .erased(RecordType.CHANGE_OPENED, "")
            .tells(RecordType.CHANGE_OPENED, "{\"requestedById\": \"99\"}")
            .tells(RecordType.APPROVAL_GIVEN, ANA);
    assertEquals(Optional.of(ItemClass.UNKNOWN), against(erased));
    assertFalse(Approvals.of(erased.records()).makersKnown());
  }

  @Test
  void anErasedApprovalIsNobodys() {
    assertEquals(
        Optional.of(ItemClass.UNKNOWN), against(opened().erased(RecordType.APPROVAL_GIVEN, "")));
  }

  @Test
  void whoeverApprovedAPlanOrACommitApprovedNoOther() {
    String plan = "sha256:" + "ab".repeat(32);
    Told told =
        opened()
            .tells(
                RecordType.APPROVAL_GIVEN,
                "{\"principal\": \"carla\", \"principalId\": \"31\", \"plan\": \"" + plan + "\"}");
    assertEquals(Set.of("31"), of(told, Optional.of(plan)).counted());
    assertEquals(Set.of("31"), of(told, Optional.of("ab".repeat(32))).counted());
    Approvals other = of(told, Optional.of("sha256:" + "cd".repeat(32)));
    assertEquals(Set.of(), other.counted());
    assertTrue(other.notCounted().getFirst().contains(plan), other.notCounted().toString());
    assertEquals(Set.of(), of(told, Optional.empty()).counted(), "which plan runs is not known");
    assertEquals(
        Set.of("31"), Approvals.of(told.records()).counted(), "where nothing is to be deployed");
  }

  private static Approvals of(Told told, Optional<String> plan) {
    return Approvals.of(told.records(), plan, Optional.empty());
  }
}
