/** The shell script that starts Evenkeel, driven with a JDK and a Maven that only pretend. */
@NullMarked
package dev.evenkeel.launcher;

import org.jspecify.annotations.NullMarked;
