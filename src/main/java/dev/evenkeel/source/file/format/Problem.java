package dev.evenkeel.source.file.format;

import dev.evenkeel.snapshot.Unread;
import java.util.List;

/** The {@link Unread} entries that all formats share, worded once. Never quotes content. */
public final class Problem {
  private Problem() {}

  public static Unread wholeFile(String place, String why, String next) {
    return new Unread("config", List.of(), place, why, next);
  }

  public static Unread wholeFile(String place, int line, String why, String next) {
    return new Unread("config", List.of(), place + ":" + line, why, next);
  }

  public static Unread atLine(String place, int line, String why, String next) {
    return new Unread("config", List.of("line-" + line), place + ":" + line, why, next);
  }

  public static Unread tooDeep(List<String> within, String place, int line) {
    return new Unread(
        "config",
        within,
        place + ":" + line,
        "nested deeper than " + Limits.DEPTH + " levels",
        "flatten it, or leave this file out of the source");
  }
}
