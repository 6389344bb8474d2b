/**
 * The snapshot as a file, schema {@code https://evenkeel.dev/schemas/snapshot/v1}: taken in one
 * place, compared in another, with no secret in it. Text in, text out; opens no file. Start with
 * {@link dev.evenkeel.snapshot.file.SnapshotWriter}.
 */
@NullMarked
package dev.evenkeel.snapshot.file;

import org.jspecify.annotations.NullMarked;
