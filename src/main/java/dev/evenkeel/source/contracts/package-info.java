/**
 * JSON Schemas, documents and samples in files. Start with {@link
 * dev.evenkeel.source.contracts.ContractsSource}.
 */
@NullMarked
package dev.evenkeel.source.contracts;

import org.jspecify.annotations.NullMarked;
