package dev.evenkeel.trail.record;

import dev.evenkeel.trail.note.Malformed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a record's body says, by its type. Every field is optional: what nobody stated is shown as
 * not stated. Further members are kept and not read.
 */
public sealed interface Detail {
  /**
   * change.opened.
   *
   * @param requestedBy who asked for it, by the name shown to people
   * @param makers immutable ids of those who asked for it or wrote it ; empty where none is stated
   */
  record Opened(
      Optional<String> kind,
      Optional<String> why,
      Optional<String> whatWouldChangeOurMind,
      Optional<String> requestedBy,
      List<String> tickets,
      List<String> makers)
      implements Detail {
    public Opened {
      tickets = List.copyOf(tickets);
      makers = List.copyOf(makers);
    }
  }

  /** parity.checked, drill.*, test.result and gate.decided: passed, failed or inconclusive. */
  record Checked(Optional<String> verdict) implements Detail {}

  /**
   * approval.given and approval.withdrawn.
   *
   * @param principal the name shown to people; names change hands
   * @param id the immutable id that the identity provider gives
   * @param bot whether it is a machine's ({@code principalType: Bot}, or a name that ends with
   *     {@code [bot]})
   * @param plan digest of the plan that was approved; nothing where it is for whatever will run
   * @param commit the git commit that was approved, likewise
   */
  record Approval(
      Optional<String> principal,
      Optional<String> id,
      boolean bot,
      Optional<String> role,
      Optional<String> reason,
      Optional<String> plan,
      Optional<String> commit)
      implements Detail {}

  /** deploy.* and rollback.*. */
  record Progress(Optional<String> stage, Optional<String> reason) implements Detail {}

  /** exception.* and override: who let what pass, and why. */
  record Exempted(
      Optional<String> item, Optional<String> why, Optional<String> owner, Optional<String> expires)
      implements Detail {}

  /** evidence.erased: whose bytes. */
  record Erased(Optional<String> commitment, Optional<String> reason) implements Detail {}

  /** Any other type; its body is shown as it is. */
  record Noted(Optional<String> reason) implements Detail {}

  static Detail of(RecordType type, Map<String, @Nullable Object> body) {
    return switch (type) {
      case CHANGE_OPENED ->
          new Opened(
              text(body, "kind"),
              text(body, "why"),
              text(body, "whatWouldChangeOurMind"),
              text(body, "requestedBy"),
              texts(body, "ticketRefs"),
              makers(body));
      case PARITY_CHECKED, DRILL_HALF_DEPLOY, DRILL_ROLLBACK, TEST_RESULT, GATE_DECIDED ->
          new Checked(verdict(body));
      case APPROVAL_GIVEN, APPROVAL_WITHDRAWN ->
          new Approval(
              text(body, "principal"),
              text(body, "principalId"),
              text(body, "principalType").filter("Bot"::equalsIgnoreCase).isPresent()
                  || text(body, "principal").filter(name -> name.endsWith("[bot]")).isPresent(),
              text(body, "role"),
              text(body, "reason"),
              text(body, "plan"),
              text(body, "commit"));
      case DEPLOY_STARTED,
          DEPLOY_STAGE_DONE,
          DEPLOY_STOPPED,
          DEPLOY_SUCCEEDED,
          DEPLOY_FAILED,
          ROLLBACK_STARTED,
          ROLLBACK_SUCCEEDED,
          ROLLBACK_FAILED ->
          new Progress(text(body, "stage"), text(body, "reason"));
      case EXCEPTION_USED, EXCEPTION_EXPIRED, OVERRIDE ->
          new Exempted(
              text(body, "item"), text(body, "why"), text(body, "owner"), text(body, "expires"));
      case EVIDENCE_ERASED -> new Erased(text(body, "commitment"), text(body, "reason"));
      case RUNTIME_OBSERVED,
          POST_REVIEW,
          SHADOW_DETECTED,
          EVIDENCE_ADDED,
          CONTROL_SNAPSHOT,
          KEY_ROTATED,
          AUDITOR_SAMPLED,
          POPULATION_STATED ->
          new Noted(text(body, "reason"));
    };
  }

  /** The members of a body that are read of such a record, by this room and by who states. */
  static List<String> members(RecordType type) {
    return switch (type) {
      case CHANGE_OPENED ->
          List.of(
              "kind",
              "why",
              "whatWouldChangeOurMind",
              "requestedBy",
              "requestedById",
              "authorIds",
              "owner",
              "ticketRefs");
      case PARITY_CHECKED, DRILL_HALF_DEPLOY, DRILL_ROLLBACK, TEST_RESULT, GATE_DECIDED ->
          List.of("verdict", "limit");
      case APPROVAL_GIVEN, APPROVAL_WITHDRAWN ->
          List.of("principal", "principalId", "principalType", "role", "reason", "plan", "commit");
      case DEPLOY_STARTED, ROLLBACK_STARTED ->
          List.of("stage", "reason", "owner", "limit", "principal", "principalId");
      case DEPLOY_STAGE_DONE,
          DEPLOY_STOPPED,
          DEPLOY_SUCCEEDED,
          DEPLOY_FAILED,
          ROLLBACK_SUCCEEDED,
          ROLLBACK_FAILED ->
          List.of("stage", "reason", "owner", "limit");
      case EXCEPTION_USED, EXCEPTION_EXPIRED, OVERRIDE ->
          List.of("item", "why", "owner", "expires");
      case EVIDENCE_ERASED -> List.of("commitment", "reason");
      case RUNTIME_OBSERVED,
          POST_REVIEW,
          SHADOW_DETECTED,
          EVIDENCE_ADDED,
          CONTROL_SNAPSHOT,
          KEY_ROTATED,
          AUDITOR_SAMPLED,
          POPULATION_STATED ->
          List.of("reason");
    };
  }

  private static List<String> makers(Map<String, @Nullable Object> body) {
    return Stream.concat(text(body, "requestedById").stream(), texts(body, "authorIds").stream())
        .distinct()
        .toList();
  }

  private static Optional<String> verdict(Map<String, @Nullable Object> body) {
    Optional<String> verdict = text(body, "verdict");
    if (verdict.isPresent()
        && !List.of("passed", "failed", "inconclusive").contains(verdict.get())) {
      throw new Malformed("body.verdict: passed, failed or inconclusive is expected");
    }
    return verdict;
  }

  private static Optional<String> text(Map<String, @Nullable Object> body, String name) {
    return switch (body.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw new Malformed("body." + name + ": a string is expected");
    };
  }

  private static List<String> texts(Map<String, @Nullable Object> body, String name) {
    return switch (body.get(name)) {
      case null -> List.of();
      case List<?> list when list.stream().allMatch(String.class::isInstance) ->
          list.stream().map(String::valueOf).toList();
      default -> throw new Malformed("body." + name + ": a list of strings is expected");
    };
  }
}
