package dev.evenkeel.plan;

import java.util.Arrays;
import java.util.Optional;

/** What dies at a cut. */
public enum Fault {
  /** The one connection; the tool lives and may do what it likes with its others. */
  CONNECTION("connection-dies"),
  /** The deployer, with all its connections: SIGKILL as the server sees it. */
  KILLED("deployer-killed"),
  /** The server, as if the power failed; the tool lives. */
  CRASH("server-crashes");

  private final String word;

  Fault(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Optional<Fault> named(String word) {
    return Arrays.stream(values()).filter(fault -> fault.word.equals(word)).findFirst();
  }
}
