package dev.evenkeel.report;

import java.nio.charset.StandardCharsets;

/**
 * Where something was read, taken apart again: {@code file:line}, or an object and a field, which
 * has no line.
 *
 * @param name the file or object
 * @param line 1-based; 0 where there is none
 */
public record Place(String name, int line) {
  private static final String UNRESERVED = "-._~!$&'()*+,;=@/";

  public static Place of(String at) {
    int colon = at.lastIndexOf(':');
    if (colon > 0 && colon < at.length() - 1 && at.length() - colon <= 10) {
      String digits = at.substring(colon + 1);
      if (digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return new Place(at.substring(0, colon), Integer.parseInt(digits));
      }
    }
    return new Place(at, 0);
  }

  public boolean isFileLine() {
    return line > 0;
  }

  /**
   * The file as a URI reference (RFC 3986): relative stays relative, each byte outside is escaped.
   */
  public String uri() {
    String path = name.replace('\\', '/');
    var uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || UNRESERVED.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append(String.format("%%%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
