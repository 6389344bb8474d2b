package dev.evenkeel.source.helm;

import dev.evenkeel.source.file.FileBytes;
import dev.evenkeel.source.file.FileTree;
import dev.evenkeel.source.file.NamedPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** Templates that ask the time: two renderings within one second would agree by chance. */
final class Clocks {
  private static final Pattern NOW = Pattern.compile("\\{\\{[^}]*\\bnow\\b");
  private static final long MILLISECONDS = 1_050;

  private Clocks() {}

  static boolean asked(NamedPath chart) {
    if (!Files.isDirectory(chart.path())) {
      return false;
    }
    for (FileTree.Leaf leaf : FileTree.of(chart).files()) {
      if (leaf.within().contains("templates")
          && FileBytes.read(leaf.file()) instanceof FileBytes.Whole whole
          && NOW.matcher(new String(whole.bytes(), StandardCharsets.UTF_8)).find()) {
        return true;
      }
    }
    return false;
  }

  static void pause() {
    try {
      Thread.sleep(MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
