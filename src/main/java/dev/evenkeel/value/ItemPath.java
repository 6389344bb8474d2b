package dev.evenkeel.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an item stands: {@code area/source/segment/...}. Inside a segment {@code /} is written
 * {@code ~1} and {@code ~} is written {@code ~0} (the escapes of RFC 6901).
 *
 * @param segments the unescaped segments, at least one
 */
public record ItemPath(List<String> segments) implements Comparable<ItemPath> {
  public ItemPath {
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("an item path has at least one segment");
    }
  }

  public static ItemPath of(String... segments) {
    return new ItemPath(List.of(segments));
  }

  /** Reads the written form; every string is a path, so this has no error but emptiness. */
  public static ItemPath parse(String written) {
    var segments = new ArrayList<String>();
    for (String segment : written.split("/", -1)) {
      segments.add(unescape(segment));
    }
    return new ItemPath(segments);
  }

  public static String escape(String segment) {
    if (segment.indexOf('/') < 0 && segment.indexOf('~') < 0) {
      return segment;
    }
    return segment.replace("~", "~0").replace("/", "~1");
  }

  public static String unescape(String segment) {
    return segment.indexOf('~') < 0 ? segment : segment.replace("~1", "/").replace("~0", "~");
  }

  public String area() {
    return segments.getFirst();
  }

  /** The source's name, or the empty string where a finding is about the run itself. */
  public String source() {
    return segments.size() > 1 ? segments.get(1) : "";
  }

  public String last() {
    return segments.getLast();
  }

  public ItemPath child(String segment) {
    var longer = new ArrayList<String>(segments.size() + 1);
    longer.addAll(segments);
    longer.add(segment);
    return new ItemPath(longer);
  }

  public ItemPath children(List<String> below) {
    var longer = new ArrayList<String>(segments.size() + below.size());
    longer.addAll(segments);
    longer.addAll(below);
    return new ItemPath(longer);
  }

  public boolean startsWith(ItemPath prefix) {
    return segments.size() >= prefix.segments.size()
        && segments.subList(0, prefix.segments.size()).equals(prefix.segments);
  }

  @Override
  public int compareTo(ItemPath other) {
    int shared = Math.min(segments.size(), other.segments.size());
    for (int i = 0; i < shared; i++) {
      int order = segments.get(i).compareTo(other.segments.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(segments.size(), other.segments.size());
  }

  @Override
  public String toString() {
    var written = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      if (i > 0) {
        written.append('/');
      }
      written.append(escape(segments.get(i)));
    }
    return written.toString();
  }
}
