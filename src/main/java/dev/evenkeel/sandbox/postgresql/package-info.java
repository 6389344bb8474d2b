/**
 * PostgreSQL as a sandbox: a server from embedded binaries, databases copied by template. Read
 * {@link dev.evenkeel.sandbox.postgresql.PostgresSandbox} first.
 */
@NullMarked
package dev.evenkeel.sandbox.postgresql;

import org.jspecify.annotations.NullMarked;
