package dev.evenkeel.store.sqlite;

import dev.evenkeel.store.GroupCommitContract;
import dev.evenkeel.trail.Storage;

/** Many threads, one SQLite file. */
class SqliteGroupCommitTest extends GroupCommitContract {
  @Override
  protected Storage open() {
    return SqliteFile.open(directory.resolve("trail.db"));
  }
}
