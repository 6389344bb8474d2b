package dev.evenkeel.app.finding;

/**
 * What one side of a finding says.
 *
 * @param text the value as it may be shown, on one line
 * @param at {@code file:line}, or object and field
 */
public record ReportedSide(String text, String at) {}
