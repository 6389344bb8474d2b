package dev.evenkeel.trail.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which hashes stand together in one file of a published log (c2sp.org/tlog-tiles).
 *
 * @param level how many tiles high it stands; each tile is eight levels of the tree
 * @param number its place on that level
 * @param width how many hashes it holds, at most 256
 */
public record Tile(int level, long number, int width) {
  public static final int FULL = 256;
  static final int HEIGHT = 8;
  private static final int HIGHEST = 63;

  public Tile {
    if (level < 0 || level > HIGHEST || number < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException(
          "no tile: level " + level + ", number " + number + ", width " + width);
    }
  }

  /** Every tile of hashes that a log of this size has, from the leaves up. */
  public static List<Tile> all(long size) {
    var tiles = new ArrayList<Tile>();
    long hashes = size;
    for (int level = 0; hashes > 0; level++) {
      for (long number = 0; number * FULL < hashes; number++) {
        tiles.add(new Tile(level, number, (int) Math.min(FULL, hashes - number * FULL)));
      }
      hashes >>= HEIGHT;
    }
    return tiles;
  }

  /** The hashes, one behind the other, as they stand in the file. */
  public byte[] bytes(Nodes nodes) {
    var bytes = new byte[width * Hash.BYTES];
    for (int i = 0; i < width; i++) {
      nodes.at(level * HEIGHT, number * FULL + i).copyTo(bytes, i * Hash.BYTES);
    }
    return bytes;
  }

  public String path() {
    return "tile/" + level + "/" + numberPath();
  }

  /** Where the entries themselves stand; entries have no levels. */
  public String entriesPath() {
    return "tile/entries/" + numberPath();
  }

  /** The tile that a path names, where it names one in the only spelling there is. */
  public static Optional<Tile> parse(String path) {
    String[] parts = path.split("/", -1);
    if (parts.length < 3 || !parts[0].equals("tile")) {
      return Optional.empty();
    }
    boolean partial = parts.length > 3 && parts[parts.length - 2].endsWith(".p");
    String number = path.substring(parts[0].length() + parts[1].length() + 2);
    if (partial) {
      number = number.substring(0, number.lastIndexOf(".p/"));
    }
    try {
      int level = parts[1].equals("entries") ? 0 : Integer.parseInt(parts[1]);
      int width = partial ? Integer.parseInt(parts[parts.length - 1]) : FULL;
      var tile = new Tile(level, Long.parseLong(number.replaceAll("[x/]", "")), width);
      String spelled = parts[1].equals("entries") ? tile.entriesPath() : tile.path();
      return spelled.equals(path) ? Optional.of(tile) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String numberPath() {
    var path = new StringBuilder(group(number % 1000));
    for (long rest = number / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x" + group(rest % 1000) + "/");
    }
    return width == FULL ? path.toString() : path + ".p/" + width;
  }

  private static String group(long digits) {
    return (digits < 10 ? "00" : digits < 100 ? "0" : "") + digits;
  }
}
