/**
 * Disposable servers, and the tools that are run against them. The ports are {@link
 * dev.evenkeel.sandbox.Sandbox} (servers), {@link dev.evenkeel.sandbox.Migrator} (tools); an
 * adapter is a package below, with one client library.
 *
 * <p>Lives here: starting, copying, crashing and dropping databases, cutting connections, running a
 * migration tool. Never here: what a state means, and never a database that this room did not make.
 */
@NullMarked
package dev.evenkeel.sandbox;

import org.jspecify.annotations.NullMarked;
