/**
 * Whether every document of one version of a contract is taken by the other, in each direction.
 * Start with {@link dev.evenkeel.contract.compatibility.Compatibility}.
 */
@NullMarked
package dev.evenkeel.contract.compatibility;

import org.jspecify.annotations.NullMarked;
