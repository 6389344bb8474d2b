/**
 * The process as a value, and the one way to say that what was asked cannot be understood: all that
 * the rooms of the app must know of whoever runs them. Start with {@link
 * dev.evenkeel.app.console.Console}.
 */
@NullMarked
package dev.evenkeel.app.console;

import org.jspecify.annotations.NullMarked;
