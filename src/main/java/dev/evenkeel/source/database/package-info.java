/**
 * Databases as a source: reads a live one's catalog, history, settings and row digests into the
 * trees that everything else compares. A drill fingerprints its states with the same readers.
 *
 * <p>Lives here: {@link dev.evenkeel.source.database.CatalogReader} and its adapters by engine.
 * Never here: a statement that writes.
 */
@NullMarked
package dev.evenkeel.source.database;

import org.jspecify.annotations.NullMarked;
