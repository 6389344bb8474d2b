package dev.evenkeel.plan.statement;

/**
 * One statement of a script.
 *
 * @param text from its first character that is no comment and no space to its last, without the
 *     terminator
 * @param start of its text in the script
 * @param end after its text in the script
 * @param line of its first character, 1-based
 */
public record Statement(String text, int start, int end, int line) {}
