/**
 * Lists what a repository's folder holds, for the first draft of evenkeel.yaml. Reads names and the
 * beginnings of files, nothing else. Start with {@link
 * dev.evenkeel.source.repository.RepositoryListing}.
 */
@NullMarked
package dev.evenkeel.source.repository;

import org.jspecify.annotations.NullMarked;
