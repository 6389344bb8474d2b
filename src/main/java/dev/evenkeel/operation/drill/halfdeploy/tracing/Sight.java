package dev.evenkeel.operation.drill.halfdeploy.tracing;

import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Boundary.Kind;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a PostgreSQL shows of itself at one moment. Which transactions have come to their end is
 * known of the whole server alone, so others who are at work there look like the tool; whoever
 * compares two sights says what they prove and no more.
 *
 * @param finished another text whenever any transaction that had written something came to its end
 * @param sessions those of the traced database, by their process
 * @param others everybody else on the server, another text whenever one of them did anything
 * @param busy whether one of the others was in the middle of something, or cannot be looked at
 */
record Sight(String finished, Map<Integer, Session> sessions, String others, boolean busy) {
  /** What always writes when it succeeds: a server that had nothing to do would have said so. */
  private static final Pattern WRITES =
      Pattern.compile(
          "(?is)(\\s|--[^\\n]*\\n|/\\*.*?\\*/)*+"
              + "((create|alter|drop|truncate)\\b(?!.*\\bif\\s+(not\\s+)?exists\\b)"
              + "|insert\\b(?!.*\\bon\\s+conflict\\b).*\\bvalues\\b).*");

  Sight {
    sessions = Map.copyOf(sessions);
  }

  /**
   * A session of the traced database.
   *
   * @param transaction the number of the one that is open; empty where none is, or it has written
   *     nothing
   * @param acted when it last began or ended anything; empty where that cannot be seen
   */
  record Session(String transaction, String acted) {}

  /** Whether a call made something durable. */
  enum Answer {
    NO,
    YES,
    /** Something became durable meanwhile, and it may have been the work of others. */
    DOUBT
  }

  /** What a call did, seen just after it. */
  Answer after(Sight before, Boundary call) {
    if (call.kind() == Kind.CLOSE) {
      // The server takes back what is open, as it does when the client dies.
      return Answer.NO;
    }
    if (endedOne(before)) {
      return Answer.YES;
    }
    if (finished.equals(before.finished)) {
      return Answer.NO;
    }
    boolean alone = !busy && !before.busy && others.equals(before.others);
    boolean nobodyLeft = sessions.keySet().containsAll(before.sessions.keySet());
    if (alone && nobodyLeft) {
      return Answer.YES;
    }
    boolean writes = call.kind() == Kind.STATEMENT && call.autocommit();
    return writes && WRITES.matcher(call.sql()).matches() ? Answer.YES : Answer.DOUBT;
  }

  /** What became durable between two calls, by what a tool did that is none. */
  Answer between(Sight before) {
    if (endedOne(before)) {
      return Answer.YES;
    }
    boolean seen = sessions.values().stream().noneMatch(session -> session.acted().isEmpty());
    boolean idle = seen && sessions.equals(before.sessions);
    return idle || finished.equals(before.finished) ? Answer.NO : Answer.DOUBT;
  }

  /** A session that is still there has left the transaction in which it had written. */
  private boolean endedOne(Sight before) {
    return before.sessions.entrySet().stream()
        .filter(session -> !session.getValue().transaction().isEmpty())
        .anyMatch(
            session -> {
              Session now = sessions.get(session.getKey());
              return now != null && !now.transaction().equals(session.getValue().transaction());
            });
  }
}
