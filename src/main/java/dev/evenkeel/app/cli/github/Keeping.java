package dev.evenkeel.app.cli.github;

/** Where a step's records go. */
enum Keeping {
  /** Nobody named a log. */
  NOT_ASKED,
  /** A log's folder. */
  FOLDER,
  /** A service. */
  SERVICE,
  /** A service was named, and does not know this job. */
  REFUSED;

  boolean kept() {
    return this == FOLDER || this == SERVICE;
  }
}
