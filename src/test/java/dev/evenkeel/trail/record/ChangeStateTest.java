package dev.evenkeel.trail.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.trail.record.ChangeState.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChangeStateTest {
  private final List<Remembered> records = new ArrayList<>();

  @Test
  void aStoppedDeployIsNoDeploy() {
    add(RecordType.CHANGE_OPENED, Map.of("why", "more stock"));
    assertEquals(Phase.OPEN, state().phase());
    add(RecordType.DEPLOY_STARTED, Map.of());
    add(RecordType.DEPLOY_STAGE_DONE, Map.of());
    assertEquals(Phase.DEPLOYING, state().phase());
    add(RecordType.DEPLOY_STOPPED, Map.of());
    assertEquals(Phase.STOPPED, state().phase());
    add(RecordType.ROLLBACK_STARTED, Map.of());
    assertEquals(Phase.ROLLING_BACK, state().phase());
    add(RecordType.ROLLBACK_FAILED, Map.of());
    assertEquals(Phase.ROLLBACK_FAILED, state().phase());
    add(RecordType.ROLLBACK_SUCCEEDED, Map.of());
    assertEquals(Phase.ROLLED_BACK, state().phase());
    assertEquals(Optional.of("more stock"), state().why());
  }

  @Test
  void aGreenAttemptAfterRedOnesShowsThatThereWereSome() {
    add(RecordType.PARITY_CHECKED, Map.of("verdict", "failed"));
    add(RecordType.PARITY_CHECKED, Map.of("verdict", "passed"));
    add(RecordType.TEST_RESULT, Map.of());
    assertEquals(
        Map.of(RecordType.PARITY_CHECKED, "passed", RecordType.TEST_RESULT, "not stated"),
        state().verdicts());
    assertEquals(2, state().attempts().get(RecordType.PARITY_CHECKED));
    assertEquals(Phase.UNOPENED, state().phase());
  }

  @Test
  void aWithdrawnApprovalIsNone() {
    add(RecordType.APPROVAL_GIVEN, Map.of("principal", "ana"));
    add(RecordType.APPROVAL_GIVEN, Map.of("principal", "ben"));
    add(RecordType.APPROVAL_GIVEN, Map.of("principal", "ana"));
    add(RecordType.APPROVAL_WITHDRAWN, Map.of("principal", "ben"));
    assertEquals(List.of("ana"), state().approvals());
  }

  /** What says nothing of the deploy never changes how the change stands. */
  @Property(tries = 200)
  void onlyDeploysAndRollbacksMoveAChange(@ForAll @Size(max = 12) List<RecordType> types) {
    records.clear();
    types.forEach(type -> add(type, Map.of()));
    Phase whole = state().phase();
    records.removeIf(
        r -> {
          String word = r.entry().type().word();
          return !word.startsWith("deploy.")
              && !word.startsWith("rollback.")
              && r.entry().type() != RecordType.CHANGE_OPENED;
        });
    assertEquals(whole, state().phase());
  }

  private ChangeState state() {
    return ChangeState.of(records);
  }

  private void add(RecordType type, Map<String, Object> body) {
    var entry =
        new Entry(
            "k" + records.size(),
            "c",
            0,
            Optional.empty(),
            type,
            Optional.empty(),
            Optional.empty(),
            0,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            List.of());
    records.add(new Remembered(records.size(), entry, Optional.of(Map.copyOf(body)), false));
  }
}
