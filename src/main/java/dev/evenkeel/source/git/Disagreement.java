package dev.evenkeel.source.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Two places that disagree, one for each side. */
public record Disagreement(Side left, Side right) {
  /** Where a side says what it says. */
  public sealed interface Side {}

  /**
   * The side has the item on this line.
   *
   * @param line 1-based
   * @param holds whether a version of the file has the item; asked for the commit that added it
   */
  public record Present(Path file, int line, Optional<Predicate<byte[]>> holds) implements Side {}

  /**
   * The side has no such item.
   *
   * @param files where it would stand
   * @param holds whether a version of such a file has the item
   */
  public record Missing(List<Path> files, Predicate<byte[]> holds) implements Side {
    public Missing {
      files = List.copyOf(files);
    }
  }

  /** The side is no file: a live system, a snapshot taken elsewhere. */
  public record Elsewhere(String what) implements Side {}
}
