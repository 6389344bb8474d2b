package dev.evenkeel.operation.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.trail.record.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which approvals do not count is said, and what is in doubt is not known rather than wrong. */
class ApprovalReasonsTest {
  private static final String MAKER = "{\"requestedById\":\"17\"}";
  private static final String COMMIT = "c0ffee";

  private static String approval(String more) {
    return "{\"principal\":\"carla\"" + more + "}";
  }

  private static Told opened() {
    return new Told().tells(RecordType.CHANGE_OPENED, MAKER);
  }

  private static Fact against(Told told, int atLeast) {
    return Approvals.of(told.records()).against(atLeast).orElseThrow();
  }

  @Test
  void asManyAsAreAskedForAreEnoughAndOneLessIsNot() {
    Told two =
        opened()
            .tells(RecordType.APPROVAL_GIVEN, approval(",\"principalId\":\"31\""))
            .tells(RecordType.APPROVAL_GIVEN, approval(",\"principalId\":\"32\""))
            .tells(RecordType.APPROVAL_GIVEN, approval(",\"principalId\":\"32\""));
    Approvals approvals = Approvals.of(two.records());
    assertEquals(Optional.empty(), approvals.against(0));
    assertEquals(Optional.empty(), approvals.against(2));
    assertEquals(Set.of("17"), approvals.makers());
    assertTrue(approvals.makersKnown());
    Fact few = against(two, 3);
    assertEquals("approval-missing", few.kind());
    assertEquals(Map.of("atLeast", 3L, "counted", 2L), few.details());
    assertEquals("2 of 3 independent approvals stand in the change's trail", few.message());
    assertEquals(Optional.empty(), Approvals.of(List.of()).against(0));
  }

  @Test
  void aBotAndSomebodyWithoutAnIdAreNotCountedAndSaid() {
    Fact bot =
        against(
            opened()
                .tells(
                    RecordType.APPROVAL_GIVEN,
                    approval(",\"principalId\":\"31\",\"principalType\":\"Bot\"")),
            1);
    assertEquals(ItemClass.VIOLATES, bot.itemClass());
    assertTrue(bot.message().endsWith("; carla is a bot"), bot.message());
    Told nameless = opened().tells(RecordType.APPROVAL_GIVEN, approval(""));
    assertEquals("approval-not-known", against(nameless, 1).kind());
    assertTrue(
        against(nameless, 1).message().endsWith("; carla is stated without an immutable id"));
    assertEquals("approval-missing", against(nameless, 2).kind(), "one in doubt is not two");
    Told unnamed = opened().tells(RecordType.APPROVAL_GIVEN, "{}");
    assertTrue(against(unnamed, 1).message().contains("somebody unnamed is stated without"));
  }

  @Test
  void whereNobodySaidWhoMadeTheChangeNoApprovalIsKnownToBeIndependent() {
    Told told = new Told().tells(RecordType.APPROVAL_GIVEN, approval(",\"principalId\":\"31\""));
    assertEquals("approval-not-known", against(told, 1).kind());
    assertTrue(
        against(told, 1)
            .message()
            .endsWith("nobody stated by immutable id who asked for the change or wrote it"));
    assertEquals("approval-missing", against(new Told(), 1).kind());
    Told nameless = new Told().tells(RecordType.APPROVAL_GIVEN, approval(""));
    assertEquals("approval-not-known", against(nameless, 1).kind());
  }

  @Test
  void theMakersOwnApprovalIsNamed() {
    Told told = opened().tells(RecordType.APPROVAL_GIVEN, approval(",\"principalId\":\"17\""));
    assertEquals(
        List.of("carla asked for the change or wrote it"),
        Approvals.of(told.records()).notCounted());
    assertEquals(
        List.of(),
        Approvals.of(
                opened()
                    .tells(RecordType.APPROVAL_GIVEN, approval(",\"principalId\":\"31\""))
                    .records())
            .notCounted());
  }

  @Test
  void aWithdrawalWithoutAnIdTakesTheNameItHas() {
    Told told =
        opened()
            .tells(RecordType.APPROVAL_GIVEN, approval(",\"principalId\":\"31\""))
            .tells(RecordType.APPROVAL_GIVEN, "{\"principal\":\"dora\",\"principalId\":\"32\"}")
            .tells(RecordType.APPROVAL_WITHDRAWN, approval(""));
    assertEquals(Set.of("32"), Approvals.of(told.records()).counted());
  }

  @Test
  void whatIsErasedIsSaidWithItsEntry() {
    Told told =
        opened()
            .tells(RecordType.APPROVAL_GIVEN, approval(",\"principalId\":\"31\""))
            .erased(RecordType.APPROVAL_WITHDRAWN, "")
            .erased(RecordType.APPROVAL_GIVEN, "")
            .erased(RecordType.CHANGE_OPENED, "")
            .erased(RecordType.TEST_RESULT, "");
    Approvals approvals = Approvals.of(told.records());
    assertEquals(
        List.of(
            "entry 2, a withdrawal, was erased: nobody knows whose, so no approval before it"
                + " stands",
            "entry 3, an approval, was erased: nobody knows whose",
            "entry 4, who asked for the change or wrote it, was erased"),
        approvals.notCounted());
    assertEquals("approval-not-known", against(told, 2).kind());
  }

  @Test
  void whoeverApprovedACommitApprovedNoOther() {
    Told told =
        opened()
            .tells(
                RecordType.APPROVAL_GIVEN,
                approval(",\"principalId\":\"31\",\"commit\":\"" + COMMIT + "\""));
    assertEquals(
        Set.of("31"),
        Approvals.of(told.records(), Optional.empty(), Optional.of(COMMIT)).counted());
    Approvals other = Approvals.of(told.records(), Optional.empty(), Optional.of("beef"));
    assertEquals(Set.of(), other.counted());
    assertEquals(
        List.of("carla approved the commit c0ffee, which is not what would be deployed"),
        other.notCounted());
    assertEquals(
        Set.of(), Approvals.of(told.records(), Optional.empty(), Optional.empty()).counted());
  }
}
