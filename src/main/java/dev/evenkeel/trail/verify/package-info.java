/**
 * Whether a log is what was written to it. Believes no row: everything is computed again from the
 * leaves and held against signatures. Start with {@link dev.evenkeel.trail.verify.TrailVerifier}.
 */
@NullMarked
package dev.evenkeel.trail.verify;

import org.jspecify.annotations.NullMarked;
