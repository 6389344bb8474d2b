/**
 * The validator of JSON Schema that the world uses, fetching nothing. Its own messages are never
 * shown: they quote values. Start with {@link dev.evenkeel.contract.validator.Validator}.
 */
@NullMarked
package dev.evenkeel.contract.validator;

import org.jspecify.annotations.NullMarked;
