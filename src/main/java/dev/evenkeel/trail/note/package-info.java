/**
 * What leaves the log as text that third-party tools read: signed notes, checkpoints, witness
 * cosignatures, proofs, trust policies (all c2sp.org). Parsers are strict: what they accept has one
 * spelling. Knows no file and no network. Start with {@link dev.evenkeel.trail.note.SignedNote}.
 */
@NullMarked
package dev.evenkeel.trail.note;

import org.jspecify.annotations.NullMarked;
