/** What a look is worth to the log. */
@NullMarked
package dev.evenkeel.operation.lookout;

import org.jspecify.annotations.NullMarked;
