/**
 * The verb {@code serve}: flags in, a running service out. The service itself is {@code app.http}.
 * Start with {@link dev.evenkeel.app.cli.serve.ServeCommand}.
 */
@NullMarked
package dev.evenkeel.app.cli.serve;

import org.jspecify.annotations.NullMarked;
