/**
 * What is known of a database's catalog: its kinds of objects, what a facet is about, and which of
 * them are ordered or only bear another name.
 *
 * <p>Lives here: {@link dev.evenkeel.difference.catalog.Facets}. Never here: how much a difference
 * weighs.
 */
@NullMarked
package dev.evenkeel.difference.catalog;

import org.jspecify.annotations.NullMarked;
