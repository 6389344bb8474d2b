/**
 * The log in one SQLite file: write-ahead log, a sync at every commit, checked at the start. Start
 * with {@link dev.evenkeel.store.sqlite.SqliteFile}.
 */
@NullMarked
package dev.evenkeel.store.sqlite;

import org.jspecify.annotations.NullMarked;
