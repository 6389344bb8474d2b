package dev.evenkeel.report;

import java.util.function.UnaryOperator;

/**
 * What only the reader's side knows. Whoever calls decides it; a format never asks the machine.
 *
 * @param color whether the text report may use terminal colours
 * @param width columns of the text report, at least {@value #NARROWEST}
 * @param verbose whether the text report spells out what it otherwise folds to counts
 * @param room bytes that the Markdown report may take
 * @param places how a place {@code file:line} is called from the repository's root, for formats
 *     that are shown there
 */
public record RenderOptions(
    boolean color, int width, boolean verbose, int room, UnaryOperator<String> places) {
  private static final int NARROWEST = 40;
  private static final int USUAL = 100;

  /** GitHub fails a step whose summary passes 1 MiB, and shows a long one slowly. */
  private static final int SUMMARY = 190_000;

  /** GitHub refuses a comment of more than 65,536 characters. */
  private static final int COMMENT = 60_000;

  public RenderOptions {
    width = Math.max(NARROWEST, width);
  }

  public RenderOptions(boolean color, int width, boolean verbose) {
    this(color, width, verbose, SUMMARY, UnaryOperator.identity());
  }

  /** For files and pipes: no colour, 100 columns. */
  public static RenderOptions plain() {
    return new RenderOptions(false, USUAL, false);
  }

  /** The same for a comment. */
  public RenderOptions comment() {
    return new RenderOptions(color, width, verbose, COMMENT, places);
  }

  /** The same where places are called something else. */
  public RenderOptions seenFrom(UnaryOperator<String> root) {
    return new RenderOptions(color, width, verbose, room, root);
  }
}
