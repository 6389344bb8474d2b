package dev.evenkeel.app.cli;

import dev.evenkeel.app.allowing.NewAllowance;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.finding.ReportedFinding;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What somebody must say to allow a difference; all that is missing is said at once. */
final class AllowanceOptions {
  private static final int FAR = 180;

  @Option(names = "--why", paramLabel = "TEXT", description = "Why it may be so.")
  Optional<String> why = Optional.empty();

  @Option(names = "--owner", paramLabel = "NAME", description = "Who answers for it.")
  Optional<String> owner = Optional.empty();

  @Option(
      names = "--expires",
      paramLabel = "DATE",
      description = "Until when it holds, written 2027-03-01.")
  Optional<String> expires = Optional.empty();

  @Option(
      names = "--change-our-mind",
      paramLabel = "TEXT",
      description = "What would have to happen for it to be no longer right.")
  Optional<String> changeOurMind = Optional.empty();

  @Option(
      names = "--expect",
      paramLabel = "EXPECTATION",
      description =
          "As in evenkeel.yaml, e.g. differs, '{onlyIn: staging}', '{ratio: {max: 4}}'; without it"
              + " the narrowest word that fits.")
  Optional<String> expect = Optional.empty();

  void check(Console console) {
    var problems = new ArrayList<String>();
    missing(problems, why, "--why: why may it be so?");
    missing(problems, owner, "--owner: which person or team answers for it?");
    missing(problems, expires, "--expires: until when does it hold, written 2027-03-01?");
    missing(
        problems,
        changeOurMind,
        "--change-our-mind: what would have to happen for it to be no longer right?");
    if (!problems.isEmpty()) {
      problems.addFirst("a difference is allowed when somebody answers for it; missing:");
      throw new UsageError(problems);
    }
    day(console);
  }

  private static void missing(List<String> problems, Optional<String> option, String question) {
    if (option.filter(text -> !text.isBlank()).isEmpty()) {
      problems.add("  " + question);
    }
  }

  private void day(Console console) {
    String written = expires.orElse("");
    LocalDate today = LocalDate.now(console.clock());
    LocalDate day;
    try {
      day = LocalDate.parse(written);
    } catch (DateTimeParseException e) {
      throw new UsageError("--expires " + written + ": a date was expected, written 2027-03-01");
    }
    if (day.isBefore(today)) {
      throw new UsageError("--expires " + written + " is past; today is " + today);
    }
    if (day.isAfter(today.plusDays(FAR))) {
      console
          .err()
          .println(
              "evenkeel: "
                  + written
                  + " is more than "
                  + FAR
                  + " days ahead, which every report will say");
    }
  }

  NewAllowance allowance(ReportedFinding finding) {
    return new NewAllowance(
        finding.item(),
        "any",
        why.orElse(""),
        owner.orElse(""),
        expires.orElse(""),
        changeOurMind.orElse(""));
  }
}
