/**
 * Who may do what: tokens, sessions, and what a route asks of its caller. Knows no route. Start
 * with {@link dev.evenkeel.app.http.access.Caller}.
 */
@NullMarked
package dev.evenkeel.app.http.access;

import org.jspecify.annotations.NullMarked;
