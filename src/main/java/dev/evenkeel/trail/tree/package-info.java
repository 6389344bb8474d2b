/**
 * The Merkle tree of RFC 6962 and the proofs of RFC 9162: hashing, the growing edge, inclusion,
 * consistency, tiles. Pure arithmetic on hashes; knows no entry, no key, no storage. Start with
 * {@link dev.evenkeel.trail.tree.Merkle}.
 */
@NullMarked
package dev.evenkeel.trail.tree;

import org.jspecify.annotations.NullMarked;
