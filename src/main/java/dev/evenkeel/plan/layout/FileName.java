package dev.evenkeel.plan.layout;

import java.util.Comparator;
import java.util.Locale;

/** Parts of a path below the folder of migrations. */
final class FileName {
  private FileName() {}

  /** The last segment. */
  static String of(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What stands before the last segment; empty at the top. */
  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  static boolean atTop(String path) {
    return path.indexOf('/') < 0;
  }

  static boolean isSql(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".sql");
  }

  static String withoutSql(String path) {
    return isSql(path) ? path.substring(0, path.length() - ".sql".length()) : path;
  }

  /** Bytes of UTF-8 and chars of UTF-16 differ in order beyond the basic plane only. */
  static final Comparator<String> BY_CODE_POINT =
      (left, right) -> {
        int at = 0;
        while (at < left.length() && at < right.length()) {
          int a = left.codePointAt(at);
          int b = right.codePointAt(at);
          if (a != b) {
            return Integer.compare(a, b);
          }
          at += Character.charCount(a);
        }
        return Integer.compare(left.length(), right.length());
      };
}
