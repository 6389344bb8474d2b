/** The wiring, held against what it wires. */
@NullMarked
package dev.evenkeel.app.wiring;

import org.jspecify.annotations.NullMarked;
