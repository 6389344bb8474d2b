/** Tests of the service over real connections on the loopback. */
@NullMarked
package dev.evenkeel.app.http;

import org.jspecify.annotations.NullMarked;
