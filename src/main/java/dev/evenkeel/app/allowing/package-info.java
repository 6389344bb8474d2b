/**
 * Writes an allowance: as text to paste, or into evenkeel.yaml with everything else in the file
 * left as it stands. Decides nothing about differences. Start with {@link
 * dev.evenkeel.app.allowing.NewAllowance}.
 */
@NullMarked
package dev.evenkeel.app.allowing;

import org.jspecify.annotations.NullMarked;
