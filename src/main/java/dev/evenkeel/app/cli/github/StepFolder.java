package dev.evenkeel.app.cli.github;

import java.nio.file.Path;

/**
 * Where a step leaves what it wrote.
 *
 * @param path the folder
 */
record StepFolder(Path path) {
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

  Path evidence() {
    return path.resolve("evidence");
  }
}
