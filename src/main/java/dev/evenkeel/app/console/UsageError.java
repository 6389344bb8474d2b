package dev.evenkeel.app.console;

import java.util.List;

/** The command or its configuration cannot be understood: exit code 2. */
public final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * All problems that are known, said at once.
   *
   * @param problems lines; one that begins with two spaces goes on with the one before it
   */
  public UsageError(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  public UsageError(String problem) {
    this(List.of(problem));
  }

  public List<String> problems() {
    return problems;
  }
}
