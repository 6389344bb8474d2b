package dev.evenkeel.trail.state;

import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a change has come in an environment: the last that was recorded of its deploy or
 * rollback.
 *
 * @param last what was recorded last
 * @param stage of which stage, where stated
 * @param reason why, where stated
 * @param since when it happened
 * @param index the record it rests on
 * @param owner whose it is
 * @param limit how long the stage may run, where stated
 * @param runningBy the record of the deploy that succeeded and was not rolled back since
 */
public record Passage(
    String change,
    RecordType last,
    Optional<String> stage,
    Optional<String> reason,
    Instant since,
    long index,
    String owner,
    Optional<Duration> limit,
    Optional<Long> runningBy) {

  static Passage first(Remembered record) {
    return of(record, Optional.empty(), Stated.limit(record), Stated.NOBODY);
  }

  Passage then(Remembered record) {
    Optional<Duration> limit = Stated.limit(record);
    return of(record, runningBy, limit.isPresent() ? limit : this.limit, owner);
  }

  private static Passage of(
      Remembered record, Optional<Long> running, Optional<Duration> limit, String owner) {
    RecordType type = record.entry().type();
    return new Passage(
        record.entry().change(),
        type,
        Stated.text(record, "stage"),
        Stated.text(record, "reason"),
        Stated.since(record),
        record.index(),
        Stated.text(record, "owner").orElse(owner),
        limit,
        running(type, record.index(), running));
  }

  /** By which deploy a change runs after a record, if it does. */
  static Optional<Long> running(RecordType type, long index, Optional<Long> before) {
    return switch (type) {
      case DEPLOY_SUCCEEDED -> Optional.of(index);
      case ROLLBACK_SUCCEEDED -> Optional.empty();
      default -> before;
    };
  }

  Passage ownedBy(String other) {
    return new Passage(change, last, stage, reason, since, index, other, limit, runningBy);
  }

  /** Whether it still runs, as far as anybody said. */
  public boolean underWay() {
    return underWay(last);
  }

  static boolean underWay(RecordType last) {
    return switch (last) {
      case DEPLOY_STARTED, DEPLOY_STAGE_DONE, ROLLBACK_STARTED -> true;
      default -> false;
    };
  }

  /** Whether it ended with the environment neither here nor there. */
  public boolean halfWay() {
    return halfWay(last);
  }

  static boolean halfWay(RecordType last) {
    return switch (last) {
      case DEPLOY_STOPPED, DEPLOY_FAILED, ROLLBACK_FAILED -> true;
      default -> false;
    };
  }

  /** The last thing recorded, for a sentence. */
  public String words() {
    return switch (last) {
          case DEPLOY_STARTED -> "its deploy started";
          case DEPLOY_STAGE_DONE -> "a stage of its deploy is done";
          case DEPLOY_STOPPED -> "its deploy stopped half-way";
          case DEPLOY_SUCCEEDED -> "its deploy succeeded";
          case DEPLOY_FAILED -> "its deploy failed";
          case ROLLBACK_STARTED -> "its rollback started";
          case ROLLBACK_SUCCEEDED -> "it was rolled back";
          case ROLLBACK_FAILED -> "its rollback failed";
          default -> last.word();
        }
        + stage.map(name -> ", stage " + name).orElse("");
  }
}
