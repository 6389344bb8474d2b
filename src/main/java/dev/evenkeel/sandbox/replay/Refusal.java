package dev.evenkeel.sandbox.replay;

/** The tool itself would stop here: nothing the server said. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String said;

  Refusal(String said) {
    super(said);
    this.said = said;
  }

  String said() {
    return said;
  }
}
