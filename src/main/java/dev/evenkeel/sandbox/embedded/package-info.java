/**
 * Servers that are started here: unpacked once, run as a child of this process, ended and removed
 * with it, or by the next run where this one was killed.
 *
 * <p>Lives here: folders, locks, processes. Never here: SQL, nor anything that knows one server
 * from another. Read {@link dev.evenkeel.sandbox.embedded.SandboxHome} first.
 */
@NullMarked
package dev.evenkeel.sandbox.embedded;

import org.jspecify.annotations.NullMarked;
