package dev.evenkeel.sandbox.embedded;

import java.util.Locale;

/** The machine, in the words in which server binaries are named. */
public final class Platform {
  private Platform() {}

  /** {@code linux-amd64}, {@code darwin-arm64v8} and the like. */
  public static String name() {
    return system() + "-" + processor();
  }

  /** The same machine as the names inside those jars say it, e.g. {@code linux-x86_64}. */
  public static String tarball() {
    return system() + "-" + processor().replace("amd64", "x86_64").replace("arm64v8", "arm_64");
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : name;
  }

  private static String processor() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "x86_64", "amd64" -> "amd64";
      case "aarch64", "arm64" -> "arm64v8";
      default -> name;
    };
  }
}
