/**
 * A first evenkeel.yaml for a repository, made from the names of its files and a look at their
 * beginnings. Pure: it is handed a listing and gives text. Start with {@link
 * dev.evenkeel.environment.draft.Draft}.
 */
@NullMarked
package dev.evenkeel.environment.draft;

import org.jspecify.annotations.NullMarked;
