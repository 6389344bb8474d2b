package dev.evenkeel.value;

import java.util.List;

/**
 * Which items are meant: an item path in which {@code *} stands for one segment and {@code **} for
 * any number of them, none included. A star inside a longer segment is a plain character.
 *
 * @param segments the unescaped segments
 */
public record ItemPattern(List<String> segments) {
  private static final String ONE = "*";
  private static final String ANY = "**";

  public ItemPattern {
    segments = List.copyOf(segments);
  }

  public static ItemPattern parse(String written) {
    return new ItemPattern(ItemPath.parse(written).segments());
  }

  /** True where the pattern names a single path. */
  public boolean exact() {
    return segments.stream().noneMatch(s -> s.equals(ONE) || s.equals(ANY));
  }

  /** True where something after {@code area/source} is named literally. */
  public boolean hasLiteralBelowSource() {
    return segments.stream().skip(2).anyMatch(s -> !s.equals(ONE) && !s.equals(ANY));
  }

  /** How many segments are named literally: the more, the more particular the pattern. */
  public int literals() {
    return (int) segments.stream().filter(s -> !s.equals(ONE) && !s.equals(ANY)).count();
  }

  public boolean matches(ItemPath path) {
    return matches(path.segments());
  }

  public boolean matches(List<String> path) {
    return matches(0, path, 0);
  }

  /** Whether the pattern may match a path that lies strictly below the given one. */
  public boolean reachesBelow(List<String> path) {
    return reaches(0, path, 0);
  }

  private boolean matches(int p, List<String> path, int i) {
    if (p == segments.size()) {
      return i == path.size();
    }
    if (segments.get(p).equals(ANY)) {
      for (int skip = i; skip <= path.size(); skip++) {
        if (matches(p + 1, path, skip)) {
          return true;
        }
      }
      return false;
    }
    return i < path.size() && segmentMatches(p, path.get(i)) && matches(p + 1, path, i + 1);
  }

  private boolean reaches(int p, List<String> path, int i) {
    if (i == path.size()) {
      return p < segments.size();
    }
    if (p == segments.size()) {
      return false;
    }
    return segments.get(p).equals(ANY)
        || (segmentMatches(p, path.get(i)) && reaches(p + 1, path, i + 1));
  }

  private boolean segmentMatches(int p, String segment) {
    return segments.get(p).equals(ONE) || segments.get(p).equals(segment);
  }

  @Override
  public String toString() {
    return String.join("/", segments.stream().map(ItemPath::escape).toList());
  }
}
