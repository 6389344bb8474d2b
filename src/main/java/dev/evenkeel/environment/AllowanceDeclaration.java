package dev.evenkeel.environment;

import dev.evenkeel.value.ItemPattern;
import java.time.LocalDate;

/**
 * A declared expectation other than "the same", as written. What it means for an item is decided in
 * {@code dev.evenkeel.allowance}.
 *
 * @param expectWritten the expectation as it stands in the file, on one line, for reports
 * @param at {@code file:line}
 */
public record AllowanceDeclaration(
    ItemPattern item,
    ExpectDeclaration expect,
    String expectWritten,
    String why,
    String owner,
    LocalDate expires,
    String changeOurMind,
    String at) {}
