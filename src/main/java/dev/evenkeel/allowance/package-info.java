/**
 * Declared expectations other than "same": what may differ, why, until when, and whether it holds
 * today. Never hides an item and never decides whether a deploy goes on. Start with {@link
 * dev.evenkeel.allowance.AllowanceBook}.
 */
@NullMarked
package dev.evenkeel.allowance;

import org.jspecify.annotations.NullMarked;
