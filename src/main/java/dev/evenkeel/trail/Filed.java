package dev.evenkeel.trail;

import java.util.OptionalLong;

/**
 * Whether records stand where they are looked for.
 *
 * @param rows how many of the log's records have a row
 * @param elsewhere the first one whose row stands under another change, project, environment, type
 *     or number than its leaf says: nobody finds it where it belongs
 */
public record Filed(long rows, OptionalLong elsewhere) {}
