package dev.evenkeel.app.cli.trail;

import java.nio.file.Path;

/** Verifies packs one after the other, in a process whose memory somebody else set. */
final class Verifications {
  private Verifications() {}

  public static void main(String[] arguments) {
    var runs = new Runs(Path.of(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      Runs.Run run = runs.run("trail", "verify", "--pack", arguments[i]);
      System.out.println(arguments[i] + " " + run.code());
      System.out.println((run.out() + run.err()).lines().limit(9).toList());
    }
  }
}
