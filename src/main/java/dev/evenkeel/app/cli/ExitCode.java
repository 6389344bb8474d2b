package dev.evenkeel.app.cli;

/** The process's exit codes; a contract with scripts. */
public final class ExitCode {
  public static final int PASSED = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int INCONCLUSIVE = 3;
  public static final int INTEGRITY = 4;
  public static final int UNREACHABLE = 5;

  private ExitCode() {}
}
