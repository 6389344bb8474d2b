/**
 * What every file format shares: how it is recognised, what a reader takes and gives, the limits.
 * Never opens a file and knows no format's syntax. Start with {@link
 * dev.evenkeel.source.file.format.FormatReader}.
 */
@NullMarked
package dev.evenkeel.source.file.format;

import org.jspecify.annotations.NullMarked;
