package dev.evenkeel.operation.drill;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.Script;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Statements that act on more than databases: a drill touches nothing outside of its sandbox. */
public final class Outreach {
  private static final Pattern REACHES_OUT =
      Pattern.compile(
          "(?is)\\bCOPY\\b[^;]*\\b(?:FROM|TO)\\s+PROGRAM\\b|\\bCOPY\\b[^;]*\\bTO\\s+'"
              + "|\\bCREATE\\s+SUBSCRIPTION\\b|\\bINTO\\s+(?:OUTFILE|DUMPFILE)\\b"
              + "|\\blo_export\\s*\\(|\\bdblink(?:_\\w+)?\\s*\\(");

  private Outreach() {}

  /** Why a migration is not run; empty where it may be. */
  public static Optional<String> of(Migration migration) {
    return Stream.concat(Stream.of(migration.forth()), migration.back().stream())
        .map(Script::requests)
        .flatMap(List::stream)
        .filter(request -> REACHES_OUT.matcher(uncommented(request)).find())
        .findFirst()
        .map(
            request ->
                "not run: "
                    + request.at()
                    + " runs a program, writes a file or calls another server, and a drill touches"
                    + " nothing outside of its sandbox");
  }

  private static String uncommented(Request request) {
    return request.sql().replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("--[^\\n]*", " ");
  }
}
