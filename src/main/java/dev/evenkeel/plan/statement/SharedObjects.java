package dev.evenkeel.plan.statement;

import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.Script;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a plan changes what all databases of a PostgreSQL server share. Who looks for it errs on
 * the safe side: a plan that is taken for one that does is drilled more slowly, not otherwise.
 */
public final class SharedObjects {
  private static final Pattern CHANGE =
      Pattern.compile(
          "(?im)(?:^|;|\\b(?:then|begin|else)\\b|\\bexecute\\s+(?:format\\s*\\(\\s*)?')\\s*"
              + "(?:create|alter|drop)\\s+(?:role|user(?!\\s+mapping)|group|tablespace)\\b");

  private SharedObjects() {}

  public static boolean areChangedBy(Plan plan) {
    return plan.migrations().stream()
        .flatMap(each -> Stream.concat(Stream.of(each.forth()), each.back().stream()))
        .map(Script::text)
        .anyMatch(SharedObjects::areChangedBy);
  }

  /** The same of one text. */
  public static boolean areChangedBy(String sql) {
    return CHANGE.matcher(sql).find();
  }
}
