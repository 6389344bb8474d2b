/** The gate's evidence, attacked by those who may write it. */
@NullMarked
package dev.evenkeel.operation.gate;

import org.jspecify.annotations.NullMarked;
