package dev.evenkeel.trail.record;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of records; their words are a contract with pipelines and auditors. */
public enum RecordType {
  CHANGE_OPENED("change.opened"),
  PARITY_CHECKED("parity.checked"),
  DRILL_HALF_DEPLOY("drill.half_deploy"),
  DRILL_ROLLBACK("drill.rollback"),
  TEST_RESULT("test.result"),
  APPROVAL_GIVEN("approval.given"),
  APPROVAL_WITHDRAWN("approval.withdrawn"),
  GATE_DECIDED("gate.decided"),
  DEPLOY_STARTED("deploy.started"),
  DEPLOY_STAGE_DONE("deploy.stage_done"),
  DEPLOY_STOPPED("deploy.stopped"),
  DEPLOY_SUCCEEDED("deploy.succeeded"),
  DEPLOY_FAILED("deploy.failed"),
  ROLLBACK_STARTED("rollback.started"),
  ROLLBACK_SUCCEEDED("rollback.succeeded"),
  ROLLBACK_FAILED("rollback.failed"),
  RUNTIME_OBSERVED("runtime.observed"),
  EXCEPTION_USED("exception.used"),
  EXCEPTION_EXPIRED("exception.expired"),
  OVERRIDE("override"),
  POST_REVIEW("post_review"),
  SHADOW_DETECTED("shadow.detected"),
  EVIDENCE_ADDED("evidence.added"),
  EVIDENCE_ERASED("evidence.erased"),
  CONTROL_SNAPSHOT("control.snapshot"),
  KEY_ROTATED("key.rotated"),
  AUDITOR_SAMPLED("auditor.sampled"),
  POPULATION_STATED("population.stated");

  private final String word;

  RecordType(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Optional<RecordType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(RecordType::word).toList();
  }
}
