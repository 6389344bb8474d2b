/**
 * Inputs that nobody thought of, for property tests: trees, Kubernetes objects, snapshots, and
 * edits of them with the finding each edit must give. Start with {@link
 * dev.evenkeel.arbitrary.Nodes}.
 */
@NullMarked
package dev.evenkeel.arbitrary;

import org.jspecify.annotations.NullMarked;
