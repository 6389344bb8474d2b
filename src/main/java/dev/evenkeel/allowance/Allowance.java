package dev.evenkeel.allowance;

import dev.evenkeel.value.ItemPattern;
import java.time.LocalDate;

/**
 * A declared difference.
 *
 * @param item which items it speaks about
 * @param expect what is expected of them instead of "same"
 * @param why the reason, for the next person
 * @param owner who answers for it
 * @param expires last day on which it holds
 * @param changeOurMind what would make it unnecessary
 * @param at {@code file:line} of the declaration
 */
public record Allowance(
    ItemPattern item,
    Expectation expect,
    String why,
    String owner,
    LocalDate expires,
    String changeOurMind,
    String at) {}
