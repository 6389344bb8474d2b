package dev.evenkeel.app.github;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything the action can be given. {@code action.yml} lists the same names; where an input is an
 * option of the command line it bears the option's name, and what it takes is the option's to say.
 */
public enum Input {
  /** Which verb runs. */
  COMMAND(Kind.STEP),
  /** The left side of a comparison. */
  LEFT(Kind.WORD),
  /** The right side. */
  RIGHT(Kind.WORD),
  /** The folder that a drill stops or takes back. */
  MIGRATIONS(Kind.WORD),
  CONFIG(Kind.OPTION),
  FAIL_ON(Kind.OPTION),
  BLAME(Kind.FLAG),
  CHANGE(Kind.OPTION),
  COMMIT(Kind.OPTION),
  DATA(Kind.OPTION),
  HIGH_WATER(Kind.OPTION),
  KEY(Kind.OPTION),
  SPOOL(Kind.OPTION),
  LAYOUT(Kind.OPTION),
  ENGINE(Kind.OPTION),
  BEFORE(Kind.OPTION),
  SEED(Kind.OPTION),
  SANDBOX(Kind.OPTION),
  FROM(Kind.OPTION),
  TO(Kind.OPTION),
  OLD_CODE(Kind.OPTION),
  BUDGET(Kind.OPTION),
  /** A service that keeps the log, instead of a folder. */
  SERVER_URL(Kind.STEP),
  /** What that service calls itself, for the job's identity token. */
  AUDIENCE(Kind.STEP),
  /** Further words of the command line, one a line. */
  ARGS(Kind.STEP),
  /** Which environment the change goes to, for its records. */
  ENVIRONMENT(Kind.STEP),
  /** A report that another run made, to be shown here. */
  REPORT(Kind.STEP),
  WORKING_DIRECTORY(Kind.STEP),
  REPORT_DIR(Kind.STEP),
  SUMMARY(Kind.STEP),
  ANNOTATIONS(Kind.STEP),
  UPLOAD_SARIF(Kind.STEP),
  COMMENT(Kind.STEP),
  COMMENT_KEY(Kind.STEP),
  GITHUB_TOKEN(Kind.STEP),
  /** Read by the step's shell, before there is a JVM; so is the next. */
  SERVERS(Kind.STEP),
  JAVA_HOME(Kind.STEP);

  /** What becomes of an input. */
  public enum Kind {
    /** The option of the same name, with its value. */
    OPTION,
    /** The option of the same name, where it is {@code true}. */
    FLAG,
    /** A word that belongs to no option. */
    WORD,
    /** The step's own. */
    STEP
  }

  private final Kind kind;

  Input(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** Its name in action.yml. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The option of the command line that it becomes. */
  public Optional<String> option() {
    return kind == Kind.OPTION || kind == Kind.FLAG ? Optional.of("--" + word()) : Optional.empty();
  }

  static Optional<Input> named(String word) {
    return Arrays.stream(values()).filter(input -> input.word().equals(word)).findFirst();
  }
}
