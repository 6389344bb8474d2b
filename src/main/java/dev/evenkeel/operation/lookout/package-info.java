/**
 * What a service that looks at two environments again and again has to remember: what it saw where
 * that is news, and that it could not look. Start with {@link
 * dev.evenkeel.operation.lookout.LookRecord}.
 */
@NullMarked
package dev.evenkeel.operation.lookout;

import org.jspecify.annotations.NullMarked;
