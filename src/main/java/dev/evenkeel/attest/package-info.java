/**
 * Signed statements about a subject, in the formats that other tools read: DSSE envelopes, in-toto
 * statements, SLSA verification summaries, in-toto test results. Makes and checks them; where they
 * go is for others to say. Start with {@link dev.evenkeel.attest.Statement}.
 */
@NullMarked
package dev.evenkeel.attest;

import org.jspecify.annotations.NullMarked;
