/**
 * Formats that are lines of key and value: .env, Java properties, INI. Uses no library, so that
 * comparing two .env files starts quickly. Start with {@link
 * dev.evenkeel.source.file.flat.EnvReader}.
 */
@NullMarked
package dev.evenkeel.source.file.flat;

import org.jspecify.annotations.NullMarked;
