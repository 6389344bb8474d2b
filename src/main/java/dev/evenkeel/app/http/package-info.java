/**
 * The service: the trail over HTTP. The only room that knows Micronaut, and none but the verb
 * {@code serve} loads it. Every route says what its caller must be allowed to do; one that says
 * nothing is refused. Bodies are read with the trail's own strict reader and written in canonical
 * JSON. What is not JSON has one form, whatever a caller's Accept says (RFC 9110, 12.5.1). Start
 * with {@link dev.evenkeel.app.http.TrailServer}.
 */
@NullMarked
package dev.evenkeel.app.http;

import org.jspecify.annotations.NullMarked;
