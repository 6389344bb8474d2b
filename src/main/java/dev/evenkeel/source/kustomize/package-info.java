/**
 * Kustomize overlays, rendered by the {@code kustomize} or {@code kubectl} on the PATH, and what
 * lies in their folders without being listed. Start with {@link
 * dev.evenkeel.source.kustomize.KustomizeSource}.
 */
@NullMarked
package dev.evenkeel.source.kustomize;

import org.jspecify.annotations.NullMarked;
