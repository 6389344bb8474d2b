/**
 * A server that somebody gives to drills. It may hold what is dear to them: a sandbox there makes
 * databases under a name of its own, drops those, and touches nothing else. Read {@link
 * dev.evenkeel.sandbox.server.GivenServer} first.
 */
@NullMarked
package dev.evenkeel.sandbox.server;

import org.jspecify.annotations.NullMarked;
