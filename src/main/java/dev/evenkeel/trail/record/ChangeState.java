package dev.evenkeel.trail.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a change stands. Follows from its records alone and is stored nowhere, so nobody can edit it.
 *
 * @param phase how far it has come
 * @param why its reason, where stated
 * @param verdicts the newest verdict of each kind of check; "not stated" where it has none
 * @param attempts how often each kind of check was recorded: a green one after red ones shows
 * @param approvals who approved and has not withdrawn since, by the names stated
 */
public record ChangeState(
    Phase phase,
    Optional<String> why,
    Map<RecordType, String> verdicts,
    Map<RecordType, Integer> attempts,
    List<String> approvals) {
  /** How far a change has come. */
  public enum Phase {
    UNOPENED("recorded without change.opened"),
    OPEN("open"),
    DEPLOYING("deploying"),
    STOPPED("stopped half-way"),
    DEPLOYED("deployed"),
    FAILED("deploy failed"),
    ROLLING_BACK("rolling back"),
    ROLLED_BACK("rolled back"),
    ROLLBACK_FAILED("rollback failed");

    private final String words;

    Phase(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  private static final String NOT_STATED = "not stated";

  public ChangeState {
    verdicts = Map.copyOf(verdicts);
    attempts = Map.copyOf(attempts);
    approvals = List.copyOf(approvals);
  }

  public static ChangeState of(List<Remembered> records) {
    var phase = Phase.UNOPENED;
    Optional<String> why = Optional.empty();
    var verdicts = new EnumMap<RecordType, String>(RecordType.class);
    var attempts = new EnumMap<RecordType, Integer>(RecordType.class);
    var approvals = new ArrayList<String>();
    for (Remembered record : records) {
      RecordType type = record.entry().type();
      phase = next(phase, type);
      switch (record.detail()) {
        case Detail.Opened opened -> why = opened.why().isPresent() ? opened.why() : why;
        case Detail.Checked checked -> {
          verdicts.put(type, checked.verdict().orElse(NOT_STATED));
          attempts.merge(type, 1, Integer::sum);
        }
        case Detail.Approval approval -> {
          String principal = approval.principal().orElse(NOT_STATED);
          approvals.remove(principal);
          if (type == RecordType.APPROVAL_WITHDRAWN && record.erased()) {
            approvals.clear(); // nobody knows whose, so none is sure to stand
          }
          if (type == RecordType.APPROVAL_GIVEN) {
            approvals.add(principal);
          }
        }
        case Detail.Progress p -> {}
        case Detail.Exempted e -> {}
        case Detail.Erased e -> {}
        case Detail.Noted n -> {}
      }
    }
    return new ChangeState(phase, why, verdicts, attempts, approvals);
  }

  private static Phase next(Phase phase, RecordType type) {
    return switch (type) {
      case CHANGE_OPENED -> phase == Phase.UNOPENED ? Phase.OPEN : phase;
      case DEPLOY_STARTED, DEPLOY_STAGE_DONE -> Phase.DEPLOYING;
      case DEPLOY_STOPPED -> Phase.STOPPED;
      case DEPLOY_SUCCEEDED -> Phase.DEPLOYED;
      case DEPLOY_FAILED -> Phase.FAILED;
      case ROLLBACK_STARTED -> Phase.ROLLING_BACK;
      case ROLLBACK_SUCCEEDED -> Phase.ROLLED_BACK;
      case ROLLBACK_FAILED -> Phase.ROLLBACK_FAILED;
      default -> phase;
    };
  }
}
