package dev.evenkeel.app.lookout;

/**
 * What the log made of a look.
 *
 * @param index the record that says it
 * @param news whether that record was added for it
 */
public record Recorded(long index, boolean news) {}
