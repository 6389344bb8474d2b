/** Looking again and again, with a clock of our own. */
@NullMarked
package dev.evenkeel.app.lookout;

import org.jspecify.annotations.NullMarked;
