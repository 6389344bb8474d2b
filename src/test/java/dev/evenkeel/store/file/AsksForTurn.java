package dev.evenkeel.store.file;

import java.nio.file.Path;

/** Another process that asks for the turn once, and says whether it got it. */
final class AsksForTurn {
  private AsksForTurn() {}

  public static void main(String[] arguments) {
    try (var turn = new TurnFile(Path.of(arguments[0]))) {
      System.out.println(turn.take());
    }
  }
}
