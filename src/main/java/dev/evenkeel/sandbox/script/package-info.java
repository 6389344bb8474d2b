/**
 * Files of SQL that describe a whole database (a dump, a schema file), run in a place of a sandbox.
 *
 * <p>Lives here: what of such a file is for another program than the server. Never here: a
 * migration tool's protocol, which is {@code sandbox.replay}'s.
 */
@NullMarked
package dev.evenkeel.sandbox.script;

import org.jspecify.annotations.NullMarked;
