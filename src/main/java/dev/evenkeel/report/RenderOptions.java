package dev.evenkeel.report;

/**
 * What only the reader's side knows. Whoever calls decides it; a format never asks the machine.
 *
 * @param color whether the text report may use terminal colours
 * @param width columns of the text report, at least {@value #NARROWEST}
 * @param verbose whether the text report spells out what it otherwise folds to counts
 */
public record RenderOptions(boolean color, int width, boolean verbose) {
  private static final int NARROWEST = 40;
  private static final int USUAL = 100;

  public RenderOptions {
    width = Math.max(NARROWEST, width);
  }

  /** For files and pipes: no colour, 100 columns. */
  public static RenderOptions plain() {
    return new RenderOptions(false, USUAL, false);
  }
}
