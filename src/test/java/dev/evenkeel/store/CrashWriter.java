package dev.evenkeel.store;

import java.nio.file.Path;

/** A process that appends and prints each receipt's index and its bytes' digest, until killed. */
public final class CrashWriter {
  private CrashWriter() {}

  /**
   * Appends.
   *
   * @param arguments the log's directory, the first number, how many
   */
  public static void main(String[] arguments) {
    int from = Integer.parseInt(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    try (var house = new LogHouse(Path.of(arguments[0]))) {
      for (int number = from; number < from + count; number++) {
        System.out.println(number + " " + house.record(number).toString().hashCode());
        System.out.flush();
      }
    }
  }
}
