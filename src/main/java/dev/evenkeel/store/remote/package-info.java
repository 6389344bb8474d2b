/**
 * A log that another machine keeps, reached over HTTP. Start with {@link
 * dev.evenkeel.store.remote.RemoteLog}.
 */
@NullMarked
package dev.evenkeel.store.remote;

import org.jspecify.annotations.NullMarked;
