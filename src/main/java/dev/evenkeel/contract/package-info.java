/**
 * Contracts: JSON Schemas that a writer and a reader promise to keep. Says whether a document keeps
 * one, and whether every document of one version is taken by the other. Decides from values, reads
 * no file, and says that it does not know where it does not. Start with {@link
 * dev.evenkeel.contract.compatibility.Compatibility}.
 */
@NullMarked
package dev.evenkeel.contract;

import org.jspecify.annotations.NullMarked;
