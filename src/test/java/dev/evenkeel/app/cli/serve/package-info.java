/** Tests of the verb {@code serve}, by processes. */
@NullMarked
package dev.evenkeel.app.cli.serve;

import org.jspecify.annotations.NullMarked;
