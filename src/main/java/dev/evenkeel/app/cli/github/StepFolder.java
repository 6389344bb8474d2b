package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.console.UsageError;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a step leaves what it wrote.
 *
 * @param path the folder
 */
record StepFolder(Path path) {
  /** Makes it; what an earlier step left of its own here is not this step's. */
  void make() throws IOException {
    try {
      Files.createDirectories(path);
    } catch (FileAlreadyExistsException e) {
      throw new UsageError("the input report-dir names something that is no folder");
    }
    for (Path ours :
        List.of(report(), summary(), html(), sarif(), annotations(), receipt(), opened())) {
      Files.deleteIfExists(ours);
    }
  }

  Path report() {
    return path.resolve("report.json");
  }

  Path summary() {
    return path.resolve("summary.md");
  }

  Path html() {
    return path.resolve("report.html");
  }

  Path sarif() {
    return path.resolve("report.sarif");
  }

  Path annotations() {
    return path.resolve("annotations.txt");
  }

  Path receipt() {
    return path.resolve("receipt.tlog-proof");
  }

  /** Of who asked for the change; the step's own is of what came out. */
  Path opened() {
    return path.resolve("change.opened.tlog-proof");
  }

  Path evidence() {
    return path.resolve("evidence");
  }
}
