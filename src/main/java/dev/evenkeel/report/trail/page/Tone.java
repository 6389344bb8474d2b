package dev.evenkeel.report.trail.page;

import java.util.Locale;

/** What a thing means for whoever looks; never told by colour alone. */
enum Tone {
  GOOD,
  BAD,
  UNKNOWN,
  PLAIN;

  String css() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Tone ofVerdict(String verdict) {
    return switch (verdict) {
      case "passed" -> GOOD;
      case "failed" -> BAD;
      case "inconclusive" -> UNKNOWN;
      default -> PLAIN;
    };
  }
}
