/**
 * All entries about one change, in a log nobody can quietly edit. Imports {@code value} and the JDK
 * only, so that whoever verifies has little to trust; key files, databases and flags live in
 * adapters and in {@code app}. Start with {@link dev.evenkeel.trail.tree.Merkle}.
 */
@NullMarked
package dev.evenkeel.trail;

import org.jspecify.annotations.NullMarked;
