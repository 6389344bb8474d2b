/**
 * Kubernetes objects in files, directories and streams, as trees of one object each. Renders
 * nothing and asks no server. Start with {@link
 * dev.evenkeel.source.kubernetes.manifest.ManifestSource}.
 */
@NullMarked
package dev.evenkeel.source.kubernetes.manifest;

import org.jspecify.annotations.NullMarked;
